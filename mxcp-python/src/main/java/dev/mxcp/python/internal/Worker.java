package dev.mxcp.python.internal;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An interpreter that serves calls. */
final class Worker {

  /** When a cancelled call is interrupted again, in case the first came before its code ran. */
  private static final long[] INTERRUPTS_MILLIS = {50, 200, 500};

  private static final long GRACE_MILLIS = 1000;

  private final PythonInterpreter interpreter;
  private final HostCalls host;
  private final Watch watch;
  private final Consumer<Worker> whenStuck;
  private final AtomicLong lastCall = new AtomicLong();
  private volatile boolean stuck;

  Worker(PythonInterpreter interpreter, HostCalls host, Watch watch, Consumer<Worker> whenStuck) {
    this.interpreter = interpreter;
    this.host = host;
    this.watch = watch;
    this.whenStuck = whenStuck;
  }

  /**
   * Sends a request for a call and waits for the answer, or until the call is cancelled.
   *
   * @throws ToolException where there will be no answer
   * @throws PythonLostException where the request never reached the interpreter
   */
  Answer request(String operation, String payload, CallContext context) throws PythonLostException {
    Cancellation cancellation = context.cancellation();
    long id = lastCall.incrementAndGet();
    host.begin(id, context);
    Cancellation.Registration registration = cancellation.onCancel(() -> cancel(id));
    try {
      if (cancellation.isCancelled()) {
        throw cancelled(cancellation);
      }
      Answer answer = Answer.read(interpreter.request(id, operation, payload));
      if (cancellation.isCancelled()) {
        throw cancelled(cancellation);
      }
      return answer;
    } catch (PythonLostException e) {
      if (cancellation.isCancelled()) {
        throw cancelled(cancellation);
      }
      if (!e.isDelivered()) {
        throw e;
      }
      throw lost(e);
    } finally {
      registration.close();
      host.end(id);
    }
  }

  /** Sends a request outside of any call. */
  @Nullable Object ask(String operation, String payload) {
    return ask(operation, payload, CallContext.NONE);
  }

  /** Sends a request that no other interpreter can serve. */
  @Nullable Object ask(String operation, String payload, CallContext context) {
    try {
      return request(operation, payload, context).valueOrThrow(host.secrets());
    } catch (PythonLostException e) {
      throw lost(e);
    }
  }

  /** What gives the call up comes first, whatever becomes of the rest. */
  private void cancel(long id) {
    after(GRACE_MILLIS, () -> giveUp(id), id);
    for (long delay : INTERRUPTS_MILLIS) {
      after(delay, () -> interpreter.interrupt(id), id);
    }
    interpreter.interrupt(id);
  }

  private void after(long millis, Runnable action, long id) {
    Watch.Task unused =
        watch.after(
            millis,
            () -> {
              if (host.isOpen(id)) {
                action.run();
              }
            });
  }

  /** The caller is let go last, so that its next call goes to another interpreter. */
  private void giveUp(long id) {
    stuck = true;
    try {
      whenStuck.accept(this);
    } finally {
      interpreter.abandon(id);
    }
  }

  /** Returns whether code that was to be stopped went on. */
  boolean isStuck() {
    return stuck;
  }

  Watch watch() {
    return watch;
  }

  /** Returns the failure of a call that was cancelled. */
  static ToolException cancelled(Cancellation cancellation) {
    FailureCode code = cancellation.reason().orElse(FailureCode.CANCELLED);
    String message =
        code == FailureCode.TIMEOUT ? "The call took too long." : "The call was cancelled.";
    return new ToolException(code, message, message, null);
  }

  /** Returns the failure of a call whose interpreter ended. */
  ToolException lost(PythonLostException e) {
    return new ToolException(
        FailureCode.WORKER_LOST,
        "The Python process ended in the middle of the call.",
        Shown.lastLines(host.secrets(), String.valueOf(e.getMessage())),
        null);
  }

  HostCalls host() {
    return host;
  }

  PythonInterpreter interpreter() {
    return interpreter;
  }
}
