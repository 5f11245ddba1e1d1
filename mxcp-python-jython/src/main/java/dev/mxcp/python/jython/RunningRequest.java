package dev.mxcp.python.jython;

import dev.mxcp.python.engine.PythonLostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.ThreadState;
import org.python.core.TraceFunction;

/**
 * A request that runs on a thread of its own, and can be stopped between two lines of Python.
 *
 * <p>Jython has no means to stop code. It tells a trace function of every line, though, and that
 * may raise an exception. Code of ours is not traced. A sleep or a wait is ended by interrupting
 * the thread; other blocking code is not, since an interrupt closes files and sockets under it.
 */
final class RunningRequest extends TraceFunction {

  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private @Nullable Thread thread;
  private boolean delivered;
  private boolean inHost;
  private volatile boolean pending;
  private volatile boolean abandoned;

  /** Runs the work on this thread; the answer goes to whoever waits for it. */
  void run(PySystemState state, Supplier<String> work) {
    ThreadState python = begin(state);
    try {
      answer.complete(work.get());
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    } finally {
      python.tracefunc = null;
      end();
    }
  }

  private ThreadState begin(PySystemState state) {
    synchronized (this) {
      thread = Thread.currentThread();
    }
    Py.setSystemState(state);
    ThreadState python = Py.getThreadState();
    python.tracefunc = this;
    return python;
  }

  private synchronized void end() {
    thread = null;
    // An interrupt that came too late is not for the next request on this thread.
    Thread.interrupted();
  }

  /** Waits for the answer; an interrupt of the thread does not end it, the call's end does. */
  String await() throws PythonLostException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw lost(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits so long, and returns whether it has ended, well or not. */
  boolean await(Duration time) {
    try {
      answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static PythonLostException lost(@Nullable Throwable cause) {
    if (cause instanceof PythonLostException lost) {
      return lost;
    }
    PythonLostException lost = new PythonLostException("The interpreter failed: " + cause);
    lost.initCause(cause);
    return lost;
  }

  /** Lets the code get an exception, once. */
  synchronized void interrupt() {
    Thread running = thread;
    if (running == null) {
      pending = !answer.isDone();
    } else if (!inHost && isWaiting(running)) {
      delivered = true;
      running.interrupt();
    } else if (!delivered) {
      pending = true;
    }
  }

  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  /** Ends the wait for the answer; from now on every line of the code gets an exception. */
  void abandon(String reason) {
    abandoned = true;
    interrupt();
    answer.completeExceptionally(new PythonLostException(reason));
  }

  /** Does something on the host's side, which is told of a cancellation by other means. */
  <T> T inHost(Supplier<T> work) {
    setInHost(true);
    try {
      return work.get();
    } finally {
      setInHost(false);
    }
  }

  private synchronized void setInHost(boolean value) {
    inHost = value;
  }

  @Override
  public @Nullable TraceFunction traceCall(PyFrame frame) {
    return frame.f_code.co_filename.startsWith(Bootstrap.OWN_FILES) ? null : this;
  }

  @Override
  public TraceFunction traceLine(PyFrame frame, int line) {
    if (pending || abandoned) {
      stop();
    }
    return this;
  }

  private void stop() {
    synchronized (this) {
      pending = false;
      delivered = true;
    }
    throw new PyException(Py.KeyboardInterrupt, "The call was cancelled");
  }

  @Override
  public TraceFunction traceReturn(PyFrame frame, PyObject result) {
    return this;
  }

  @Override
  public TraceFunction traceException(PyFrame frame, PyException exception) {
    return this;
  }
}
