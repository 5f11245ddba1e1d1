package dev.mxcp.python.engine;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an interpreter is started with.
 *
 * @param projectDirectory the project's directory, absolute; the working directory of a process
 * @param executable the interpreter program that was asked for; null to look for one
 * @param environment the environment variables that Python code shall see
 */
public record PythonSetup(
    Path projectDirectory, @Nullable Path executable, Map<String, String> environment) {

  /** Copies the map. */
  public PythonSetup {
    environment = Map.copyOf(environment);
  }

  /** Returns directory and executable; no environment, which may hold secrets. */
  @Override
  public String toString() {
    return "PythonSetup[" + projectDirectory + ", executable=" + executable + "]";
  }
}
