package dev.mxcp.python.internal.cpython;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonSetup;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs Python in processes of its own; thread-safe. */
public final class CPythonEngine implements PythonEngine {

  /** The name of this engine. */
  public static final String NAME = "cpython";

  /** What was found for a setup; a look costs the start of an interpreter. */
  private final Map<PythonSetup, Executable> found = new ConcurrentHashMap<>();

  /** Creates the engine; nothing is started. */
  public CPythonEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable(PythonSetup setup) {
    return find(setup).problem();
  }

  @Override
  public PythonInterpreter start(PythonSetup setup, PythonHost host) throws Exception {
    return WorkerProcess.start(find(setup).pathOrThrow(), setup, host);
  }

  private Executable find(PythonSetup setup) {
    return found.computeIfAbsent(setup, Executable::find);
  }
}
