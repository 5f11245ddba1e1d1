package dev.mxcp.python.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The setup of an interpreter.
 *
 * @param projectDirectory the project's directory, absolute; the working directory of a process
 * @param executable the interpreter program that was asked for; null to look for one
 * @param environment the environment variables that Python code shall see
 * @param endTimeout how long {@link PythonInterpreter#close} lets it end by itself
 * @param memoryLimit the most bytes of address space of a process; 0 for no limit, as for all
 *     engines without a process
 */
public record PythonSetup(
    Path projectDirectory,
    @Nullable Path executable,
    Map<String, String> environment,
    Duration endTimeout,
    long memoryLimit) {

  /** The default time limit for an interpreter to end by itself. */
  public static final Duration DEFAULT_END_TIMEOUT = Duration.ofSeconds(10);

  /** Copies the map. */
  public PythonSetup {
    environment = Map.copyOf(environment);
  }

  /** Creates a setup without a limit of memory and with the default time to end. */
  public PythonSetup(
      Path projectDirectory, @Nullable Path executable, Map<String, String> environment) {
    this(projectDirectory, executable, environment, DEFAULT_END_TIMEOUT, 0);
  }

  /** Returns directory and executable; no environment, which may hold secrets. */
  @Override
  public String toString() {
    return "PythonSetup[" + projectDirectory + ", executable=" + executable + "]";
  }
}
