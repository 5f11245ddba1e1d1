package dev.mxcp.python.engine;

import java.util.Optional;

/**
 * A way to run Python: a process of its own, or an interpreter inside of the JVM.
 *
 * <p>All engines run the same Python code of this library; an engine only carries requests to it
 * and back. Found by name with {@link java.util.ServiceLoader}, or given to the builder.
 */
public interface PythonEngine {

  /** Returns the name, as the site file and the builder have it: {@code cpython}. */
  String name();

  /**
   * Returns why it cannot run on this machine, in a sentence that says what to do.
   *
   * @return empty where it can
   */
  Optional<String> unavailable(PythonSetup setup);

  /**
   * Starts an interpreter.
   *
   * @throws Exception where it does not start
   */
  PythonInterpreter start(PythonSetup setup, PythonHost host) throws Exception;
}
