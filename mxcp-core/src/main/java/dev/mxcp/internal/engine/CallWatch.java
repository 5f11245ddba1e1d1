package dev.mxcp.internal.engine;

import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels calls whose deadline has come.
 *
 * <p>A thread of its own looks at the running calls every few milliseconds, and sleeps while none
 * of them has a deadline; so a call neither queues up at a shared timer nor leaves garbage in one.
 * That thread runs no code of others: whatever a cancellation sets off runs on other threads.
 */
final class CallWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Set<Watched> calls = ConcurrentHashMap.newKeySet();
  private final ExecutorService cancelling =
      Executors.newCachedThreadPool(work -> daemon(work, "mxcp-cancel"));
  private final Thread thread = daemon(this::watch, "mxcp-deadlines");
  private volatile boolean idle;
  private volatile boolean closed;

  CallWatch() {
    thread.start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** A running call. */
  static final class Watched implements AutoCloseable {
    private final CallWatch watch;
    private final Deadline deadline;
    private final Cancellation cancellation = new Cancellation();
    private final Cancellation.Registration parent;
    private volatile boolean stopping;

    private Watched(CallWatch watch, Deadline deadline, Cancellation parent) {
      this.watch = watch;
      this.deadline = deadline;
      this.parent =
          parent.onCancel(() -> cancellation.cancel(parent.reason().orElse(FailureCode.CANCELLED)));
    }

    /** Returns what stops the call: its deadline, its caller, or the end of the engine. */
    Cancellation cancellation() {
      return cancellation;
    }

    /** Cancels the call on another thread. */
    private void stop(FailureCode reason) {
      if (!stopping) {
        watch.cancelling.execute(() -> cancellation.cancel(reason));
        stopping = true;
      }
    }

    @Override
    public void close() {
      watch.calls.remove(this);
      parent.close();
    }
  }

  /** Watches a call until it is closed. */
  Watched begin(Deadline deadline, Cancellation parent) {
    Watched call = new Watched(this, deadline, parent);
    calls.add(call);
    if (idle && deadline.isLimited()) {
      LockSupport.unpark(thread);
    }
    return call;
  }

  /** Cancels every running call, and returns without waiting for what that sets off. */
  void cancelAll() {
    calls.forEach(call -> call.stop(FailureCode.CANCELLED));
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    cancelling.shutdown();
  }

  private void watch() {
    while (!closed) {
      try {
        look();
      } catch (Throwable e) {
        // Out of memory, or of threads: calls that are late still are at the next look.
        tell(e);
      }
    }
  }

  private static void tell(Throwable error) {
    try {
      LOG.error("Late calls could not be cancelled; trying again", error);
    } catch (Throwable again) {
      LockSupport.parkNanos(TICK_NANOS);
    }
  }

  private void look() {
    if (cancelLate()) {
      LockSupport.parkNanos(this, TICK_NANOS);
    } else {
      sleepUntilNeeded();
    }
  }

  /** Returns whether any call has a deadline. */
  private boolean cancelLate() {
    boolean limited = false;
    for (Watched call : calls) {
      if (call.deadline.isPast()) {
        call.stop(FailureCode.TIMEOUT);
      }
      limited |= call.deadline.isLimited();
    }
    return limited;
  }

  private void sleepUntilNeeded() {
    idle = true;
    // A call that came between the look and the flag has not woken this thread: look once more.
    if (!closed && !cancelLate()) {
      LockSupport.park(this);
    }
    idle = false;
  }
}
