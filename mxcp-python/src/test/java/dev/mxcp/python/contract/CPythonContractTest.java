package dev.mxcp.python.contract;

import dev.mxcp.python.internal.cpython.CPythonEngine;

class CPythonContractTest extends PythonEngineContract {

  CPythonContractTest() {
    super(new CPythonEngine());
  }
}
