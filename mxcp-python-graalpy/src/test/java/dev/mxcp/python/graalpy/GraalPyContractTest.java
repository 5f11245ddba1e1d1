package dev.mxcp.python.graalpy;

import dev.mxcp.python.contract.PythonEngineContract;

class GraalPyContractTest extends PythonEngineContract {

  GraalPyContractTest() {
    super(new GraalPyEngine());
  }
}
