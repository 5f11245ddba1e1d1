package dev.mxcp.testing;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.internal.cpython.CPythonEngine;
import org.junit.jupiter.api.Tag;

/** The engine that runs CPython in a process keeps the contracts. */
@Tag("long")
class CPythonEngineTest implements PythonToolsContract {

  @Override
  public PythonEngine engine() {
    return new CPythonEngine();
  }
}
