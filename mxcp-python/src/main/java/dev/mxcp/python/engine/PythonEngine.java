package dev.mxcp.python.engine;

import java.util.Optional;

/**
 * Engine that runs Python: in a separate process, or in an interpreter inside the JVM.
 *
 * <p>All engines run the same Python code of this library; an engine only carries requests to it
 * and back. Found by name with {@link java.util.ServiceLoader}, or given to the builder.
 */
public interface PythonEngine {

  /** Returns the name that the site file and the builder use: {@code cpython}. */
  String name();

  /**
   * Returns the reason why the engine cannot run on this machine, in a sentence that says what to
   * do.
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
