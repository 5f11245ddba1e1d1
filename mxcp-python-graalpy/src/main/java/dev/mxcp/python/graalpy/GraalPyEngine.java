package dev.mxcp.python.graalpy;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonSetup;
import dev.mxcp.python.graalpy.internal.Interpreters;
import java.util.Optional;

/**
 * Runs Python in this JVM, on GraalPy: nothing needs to be installed.
 *
 * <p>All interpreters of an instance share what was parsed and compiled, so that a further one
 * starts much faster than the first. Tools can read files, open connections and start processes,
 * but reach no Java class. Thread-safe; it holds nothing that needs to be closed.
 */
public final class GraalPyEngine implements PythonEngine {

  /** The name of this engine. */
  public static final String NAME = "graalpy";

  private final Interpreters interpreters = new Interpreters();

  /** Creates the engine; nothing is loaded. */
  public GraalPyEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable(PythonSetup setup) {
    return Optional.empty();
  }

  @Override
  public PythonInterpreter start(PythonSetup setup, PythonHost host) throws Exception {
    return interpreters.start(setup, host);
  }
}
