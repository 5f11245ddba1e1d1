package dev.mxcp.python.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The setup of an interpreter. Immutable. */
public final class PythonSetup {

  /** The default time limit for an interpreter to end by itself. */
  public static final Duration DEFAULT_END_TIMEOUT = Duration.ofSeconds(10);

  private final Path projectDirectory;
  private final @Nullable Path executable;
  private final Map<String, String> environment;
  private final Duration endTimeout;
  private final long memoryLimit;

  private PythonSetup(
      Path projectDirectory,
      @Nullable Path executable,
      Map<String, String> environment,
      Duration endTimeout,
      long memoryLimit) {
    this.projectDirectory = Objects.requireNonNull(projectDirectory, "projectDirectory");
    this.executable = executable;
    this.environment = environment;
    this.endTimeout = Objects.requireNonNull(endTimeout, "endTimeout");
    this.memoryLimit = memoryLimit;
  }

  /**
   * Creates a setup without a limit of memory and with the default time to end.
   *
   * @param projectDirectory the project's directory, absolute
   * @param executable the interpreter program that was asked for; null to look for one
   * @param environment the environment variables that Python code shall see
   */
  public PythonSetup(
      Path projectDirectory, @Nullable Path executable, Map<String, String> environment) {
    this(projectDirectory, executable, Map.copyOf(environment), DEFAULT_END_TIMEOUT, 0);
  }

  /** Returns a copy with another time to end by itself. */
  public PythonSetup withEndTimeout(Duration limit) {
    return new PythonSetup(projectDirectory, executable, environment, limit, memoryLimit);
  }

  /** Returns a copy with another limit of memory, in bytes; 0 for none. */
  public PythonSetup withMemoryLimit(long bytes) {
    return new PythonSetup(projectDirectory, executable, environment, endTimeout, bytes);
  }

  /** Returns the project's directory, absolute; the working directory of a process. */
  public Path projectDirectory() {
    return projectDirectory;
  }

  /** Returns the interpreter program that was asked for; null to look for one. */
  public @Nullable Path executable() {
    return executable;
  }

  /** Returns the environment variables that Python code shall see. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns how long {@link PythonInterpreter#close} lets it end by itself. */
  public Duration endTimeout() {
    return endTimeout;
  }

  /**
   * Returns the most bytes of address space of a process; 0 for no limit, as for all engines
   * without a process.
   */
  public long memoryLimit() {
    return memoryLimit;
  }

  /** Returns directory and executable; no environment, which may hold secrets. */
  @Override
  public String toString() {
    return "PythonSetup[" + projectDirectory + ", executable=" + executable + "]";
  }
}
