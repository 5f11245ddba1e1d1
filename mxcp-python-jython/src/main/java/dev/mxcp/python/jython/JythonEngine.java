package dev.mxcp.python.jython;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.python.engine.PythonSetup;
import java.util.Optional;

/**
 * Runs Python 2.7 scripts inside the JVM, on Jython; thread-safe.
 *
 * <p>It is chosen by its name only, {@code jython}: in the builder, or under {@code python:
 * {engine: jython}} of the site file. Calls run at the same time, without a global lock.
 */
public final class JythonEngine implements PythonEngine {

  /** The name of this engine. */
  public static final String NAME = "jython";

  /** Creates the engine; nothing is started. */
  public JythonEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable(PythonSetup setup) {
    return Optional.empty();
  }

  @Override
  public PythonInterpreter start(PythonSetup setup, PythonHost host) throws PythonLostException {
    return JythonInterpreter.start(setup, host);
  }
}
