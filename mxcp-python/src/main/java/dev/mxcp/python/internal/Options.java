package dev.mxcp.python.internal;

import dev.mxcp.python.engine.PythonEngine;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the builder says; what it leaves open, the site file or the default decides.
 *
 * @param engine the engine; null to choose by name
 * @param engineName the name of the engine; null to choose by the site file
 * @param workers how many interpreters; 0 to choose by the site file
 * @param executable the interpreter program; null to choose by the site file
 * @param environment environment variables beyond those of this process
 * @param limits what foreign code may take
 */
public record Options(
    @Nullable PythonEngine engine,
    @Nullable String engineName,
    int workers,
    @Nullable Path executable,
    Map<String, String> environment,
    Limits limits) {

  /** Leaves everything open. */
  public static final Options DEFAULT = new Options(null, null, 0, null, Map.of(), Limits.DEFAULT);

  /** Copies the map. */
  public Options {
    environment = Map.copyOf(environment);
  }

  /** Returns these options with other limits. */
  public Options with(Limits other) {
    return new Options(engine, engineName, workers, executable, environment, other);
  }
}
