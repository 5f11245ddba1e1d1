package dev.mxcp.python.graalpy;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.testing.PythonToolsContract;

/** The engine that runs Python inside of the JVM keeps the contracts. */
class GraalPyEngineTest implements PythonToolsContract {

  private static final GraalPyEngine ENGINE = new GraalPyEngine();

  @Override
  public PythonEngine engine() {
    return ENGINE;
  }
}
