package dev.mxcp.python.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an interpreter is started with.
 *
 * @param projectDirectory the project's directory
 * @param searchPath directories to import from, before the interpreter's own
 * @param executable the interpreter program that was asked for; null to look for one
 * @param environment the environment variables that Python code shall see
 */
public record PythonSetup(
    Path projectDirectory,
    List<Path> searchPath,
    @Nullable Path executable,
    Map<String, String> environment) {

  /** Copies the collections. */
  public PythonSetup {
    searchPath = List.copyOf(searchPath);
    environment = Map.copyOf(environment);
  }
}
