package dev.mxcp.python.jython;

import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.python.engine.PythonSetup;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Jython interpreter with a state of its own: modules, paths, streams.
 *
 * <p>Requests run on threads of the interpreter, so that a caller can go on where its code does not
 * stop, and so that Jython leaves nothing behind on the threads of the application.
 */
final class JythonInterpreter implements PythonInterpreter {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private static final long IDLE_SECONDS = 10;

  private static final long PATIENCE_SECONDS = 2;

  private final PySystemState state = States.create();
  private final Map<Long, RunningRequest> requests = new ConcurrentHashMap<>();
  private final AtomicLong threads = new AtomicLong();
  private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
  private final ExecutorService executor =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          this::thread);
  private final Duration endTimeout;
  private volatile @Nullable PyObject handler;

  private JythonInterpreter(Duration endTimeout) {
    this.endTimeout = endTimeout;
  }

  /** Starts an interpreter. */
  static PythonInterpreter start(PythonSetup setup, PythonHost host) throws PythonLostException {
    JythonInterpreter interpreter = new JythonInterpreter(setup.endTimeout());
    try {
      interpreter.run(new RunningRequest(), () -> interpreter.install(setup, host));
      return interpreter;
    } catch (PythonLostException | RuntimeException e) {
      interpreter.close();
      throw e;
    }
  }

  private String install(PythonSetup setup, PythonHost host) {
    handler = Bootstrap.run(state, setup, new Bridge(host, requests::get));
    return version();
  }

  @Override
  public String request(long callId, String operation, String payload) throws PythonLostException {
    RunningRequest request = new RunningRequest();
    requests.put(callId, request);
    try {
      return run(request, () -> handle(callId, operation, payload));
    } finally {
      requests.remove(callId);
    }
  }

  private String run(RunningRequest request, Supplier<String> work) throws PythonLostException {
    try {
      executor.execute(() -> request.run(state, work));
    } catch (RejectedExecutionException e) {
      throw PythonLostException.undelivered("The interpreter is closed");
    }
    return request.await();
  }

  private String handle(long callId, String operation, String payload) {
    return Objects.requireNonNull(handler)
        .__call__(Py.newInteger(callId), Py.newString(operation), Py.newUnicode(payload))
        .asString();
  }

  @Override
  public void interrupt(long callId) {
    RunningRequest request = requests.get(callId);
    if (request != null) {
      request.interrupt();
    }
  }

  @Override
  public void abandon(long callId) {
    RunningRequest request = requests.get(callId);
    if (request != null) {
      request.abandon("The call did not end when it was interrupted");
    }
  }

  @Override
  public String version() {
    return org.python.Version.PY_VERSION;
  }

  @Override
  public void kill() {
    end();
  }

  /** Ends its threads; one that runs ends with the next line of Python that it comes to. */
  @Override
  public void close() {
    endAsAProgram();
    end();
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A Python call does not stop; its thread is left to itself.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Lets threads and {@code atexit} handlers finish; files are written when the state is closed.
   */
  private void endAsAProgram() {
    if (handler == null || executor.isShutdown()) {
      return;
    }
    RunningRequest request = new RunningRequest();
    try {
      executor.execute(() -> request.run(state, () -> handle(0, "end", "{}")));
      if (!request.await(endTimeout)) {
        request.abandon("The interpreter did not end by itself");
      }
    } catch (RejectedExecutionException e) {
      // It was killed in this moment.
    }
  }

  private void end() {
    requests.values().forEach(request -> request.abandon("The interpreter was closed"));
    synchronized (executor) {
      if (!executor.isShutdown()) {
        executor.execute(() -> States.close(state));
        executor.shutdown();
      }
    }
  }

  private Thread thread(Runnable task) {
    String name = "mxcp-jython-" + threads.incrementAndGet();
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(classLoader);
    return thread;
  }
}
