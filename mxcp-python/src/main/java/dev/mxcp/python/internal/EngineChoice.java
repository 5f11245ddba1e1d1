package dev.mxcp.python.internal;

import dev.mxcp.config.Config;
import dev.mxcp.error.ConfigException;
import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonSetup;
import dev.mxcp.python.internal.cpython.CPythonEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to run on: chosen by the builder, else by the site file, else by what is there.
 *
 * @param engine the engine
 * @param setup what its interpreters are started with
 * @param workers how many interpreters
 * @param limits what foreign code may take
 */
public record EngineChoice(PythonEngine engine, PythonSetup setup, int workers, Limits limits)
    implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");
  private static final String AUTO = "auto";
  private static final String EMBEDDED = "graalpy";

  /**
   * Chooses.
   *
   * @throws ConfigException where there is nothing to run Python on
   */
  public static EngineChoice of(Options options, Config config, EmbeddedEngines embedded) {
    Map<String, @Nullable Object> site = config.section("python");
    int workers = workers(options, site);
    PythonSetup setup =
        new PythonSetup(config.directory(), executable(options, site), environment(options))
            .withEndTimeout(options.limits().ending())
            .withMemoryLimit(options.limits().memory());
    PythonEngine engine = options.engine();
    if (engine == null) {
      String name = options.engineName() != null ? options.engineName() : text(site, "engine");
      engine = name == null || name.equals(AUTO) ? auto(setup, embedded) : named(name, embedded);
    }
    if (setup.memoryLimit() > 0 && !(engine instanceof CPythonEngine)) {
      String text = "memoryLimit is for processes; the engine " + engine.name() + " has none";
      throw new ConfigException(text);
    }
    return new EngineChoice(engine, setup, workers, options.limits());
  }

  /**
   * Begins the first interpreter where that is a process; {@link #close} ends one that was not
   * used.
   */
  public void prepare() {
    if (engine instanceof CPythonEngine cpython) {
      cpython.prepare(setup);
    }
  }

  @Override
  public void close() {
    if (engine instanceof CPythonEngine cpython) {
      cpython.close();
    }
  }

  private static PythonEngine auto(PythonSetup setup, EmbeddedEngines embedded) {
    CPythonEngine cpython = new CPythonEngine();
    cpython.prepare(setup);
    Optional<String> problem = cpython.unavailable(setup);
    if (problem.isEmpty() || setup.executable() != null) {
      return cpython; // An executable that was asked for and cannot be run is an error.
    }
    PythonEngine engine =
        embedded
            .find(EMBEDDED)
            .orElseThrow(
                () ->
                    new ConfigException(
                        problem.get()
                            + ". Install Python 3.9 or newer, or name one under python.executable"
                            + " in mxcp-site.yml; or add the artifact mxcp-python-graalpy, which"
                            + " runs Python inside of the JVM"));
    LOG.info("{}; Python runs inside of the JVM, on {}", problem.get(), EMBEDDED);
    return engine;
  }

  private static PythonEngine named(String name, EmbeddedEngines embedded) {
    if (name.equals(CPythonEngine.NAME)) {
      return new CPythonEngine();
    }
    return embedded
        .find(name)
        .orElseThrow(
            () ->
                new ConfigException(
                    "There is no Python engine '"
                        + name
                        + "'; known are "
                        + String.join(", ", names(embedded))
                        + ". Is its artifact, such as mxcp-python-graalpy, missing?"));
  }

  private static List<String> names(EmbeddedEngines embedded) {
    List<String> names = new ArrayList<>(List.of(AUTO, CPythonEngine.NAME));
    names.addAll(embedded.names());
    return names;
  }

  private static @Nullable Path executable(Options options, Map<String, @Nullable Object> site) {
    String written = text(site, "executable");
    return options.executable() != null || written == null
        ? options.executable()
        : Path.of(written);
  }

  private static Map<String, String> environment(Options options) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(options.environment());
    return environment;
  }

  private static int workers(Options options, Map<String, @Nullable Object> site) {
    if (options.workers() > 0) {
      return options.workers();
    }
    Object written = site.get("workers");
    if (written == null) {
      return 1;
    }
    if (written instanceof Number number && number.intValue() >= 1) {
      return number.intValue();
    }
    throw new ConfigException("python.workers in mxcp-site.yml must be 1 or more, not " + written);
  }

  private static @Nullable String text(Map<String, @Nullable Object> site, String key) {
    Object value = site.get(key);
    return value == null ? null : value.toString();
  }
}
