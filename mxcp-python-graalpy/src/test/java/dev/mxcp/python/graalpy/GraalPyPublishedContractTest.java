package dev.mxcp.python.graalpy;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.testing.PythonEngineContract;

/** The engine passes the kit that writers of engines outside of this repository are given. */
class GraalPyPublishedContractTest implements PythonEngineContract {

  private static final GraalPyEngine ENGINE = new GraalPyEngine();

  @Override
  public PythonEngine engine() {
    return ENGINE;
  }
}
