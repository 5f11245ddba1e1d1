package dev.mxcp.python.internal.cpython;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.python.engine.PythonSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs Python in processes of its own; thread-safe. */
public final class CPythonEngine implements PythonEngine, AutoCloseable {

  /** The name of this engine. */
  public static final String NAME = "cpython";

  /** What was found for a setup; a look costs the start of an interpreter. */
  private final Map<PythonSetup, Executable> found = new ConcurrentHashMap<>();

  /** Processes that were begun for the first start of a setup. */
  private final Map<PythonSetup, WorkerLaunch> begun = new ConcurrentHashMap<>();

  /** Processes that have not said yet that they are ready. */
  private final Set<WorkerLaunch> starting = ConcurrentHashMap.newKeySet();

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
    WorkerLaunch launch = likely == null ? null : launch(likely, setup);
    Executable executable = Executable.find(setup);
    if (launch != null && !Objects.equals(likely, executable.path())) {
      launch.end();
      launch = null;
    }
    if (launch == null && executable.path() != null) {
      launch = launch(executable.path(), setup);
    }
    if (launch != null) {
      begun.put(setup, launch);
      greet(launch);
    }
    return executable;
  }

  private static @Nullable WorkerLaunch launch(Path program, PythonSetup setup) {
    try {
      return WorkerLaunch.begin(program, setup);
    } catch (IOException e) {
      return null; // The look says why.
    }
  }

  private static void greet(WorkerLaunch launch) {
    try {
      launch.greet();
    } catch (IOException e) {
      launch.end(); // The next one says why.
    }
  }

  @Override
  public PythonInterpreter start(PythonSetup setup, PythonHost host) throws Exception {
    prepare(setup);
    Path program = find(setup).pathOrThrow();
    WorkerLaunch early = begun.remove(setup);
    return early != null && early.process().isAlive()
        ? start(early, true, host)
        : start(WorkerLaunch.begin(program, setup), false, host);
  }

  private PythonInterpreter start(WorkerLaunch launch, boolean greeted, PythonHost host)
      throws PythonLostException {
    starting.add(launch);
    try {
      return WorkerProcess.start(launch, greeted, host);
    } finally {
      starting.remove(launch);
    }
  }

  private Executable find(PythonSetup setup) {
    return found.computeIfAbsent(setup, Executable::find);
  }

  /** Ends processes that were begun and not used, and those that are being started. */
  @Override
  public void close() {
    List.copyOf(starting).forEach(WorkerLaunch::kill);
    for (PythonSetup setup : List.copyOf(begun.keySet())) {
      WorkerLaunch launch = begun.remove(setup);
      if (launch != null) {
        launch.end();
      }
    }
  }
}
