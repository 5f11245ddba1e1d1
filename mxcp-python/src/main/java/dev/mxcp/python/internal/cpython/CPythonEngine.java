package dev.mxcp.python.internal.cpython;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs Python in processes of its own; thread-safe. */
public final class CPythonEngine implements PythonEngine, AutoCloseable {

  /** The name of this engine. */
  public static final String NAME = "cpython";

  /** What was found for a setup; a look costs the start of an interpreter. */
  private final Map<PythonSetup, Executable> found = new ConcurrentHashMap<>();

  /** Processes that were begun for the first start of a setup. */
  private final Map<PythonSetup, Process> begun = new ConcurrentHashMap<>();

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

  /**
   * Looks for the interpreter and begins the first process at once, which waits for {@link #start}.
   *
   * <p>Where a program is in sight that is no script, which may lead to another one, the process
   * begins beside the look. {@link #close} ends it where no start follows.
   */
  public void prepare(PythonSetup setup) {
    found.computeIfAbsent(setup, this::findAndBegin);
  }

  private Executable findAndBegin(PythonSetup setup) {
    Path likely = Executable.likely(setup);
    Process process = likely == null ? null : launch(likely, setup);
    Executable executable = Executable.find(setup);
    if (process != null && !Objects.equals(likely, executable.path())) {
      WorkerProcess.end(process);
      process = null;
    }
    if (process == null && executable.path() != null) {
      process = launch(executable.path(), setup);
    }
    if (process != null) {
      begun.put(setup, process);
      greet(process);
    }
    return executable;
  }

  private static @Nullable Process launch(Path program, PythonSetup setup) {
    try {
      return WorkerLaunch.launch(program, setup);
    } catch (IOException e) {
      return null; // The look says why.
    }
  }

  private static void greet(Process process) {
    try {
      WorkerLaunch.greet(process);
    } catch (IOException e) {
      WorkerProcess.end(process); // The next one says why.
    }
  }

  @Override
  public PythonInterpreter start(PythonSetup setup, PythonHost host) throws Exception {
    prepare(setup);
    Path program = find(setup).pathOrThrow();
    Process process = begun.remove(setup);
    return process != null && process.isAlive()
        ? WorkerProcess.adopt(process, host)
        : WorkerProcess.start(program, setup, host);
  }

  private Executable find(PythonSetup setup) {
    return found.computeIfAbsent(setup, Executable::find);
  }

  /** Ends processes that were begun and not used. */
  @Override
  public void close() {
    List.copyOf(begun.keySet()).forEach(this::end);
  }

  private void end(PythonSetup setup) {
    Process process = begun.remove(setup);
    if (process != null) {
      WorkerProcess.end(process);
    }
  }
}
