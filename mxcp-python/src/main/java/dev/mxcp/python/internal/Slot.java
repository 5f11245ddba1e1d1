package dev.mxcp.python.internal;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place of one interpreter: when it is lost or stuck, another one takes its place. */
final class Slot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  /** How long the other calls of a stuck interpreter may go on. */
  private static final long LAST_CALLS_MILLIS = 10_000;

  /** How many interpreters a request may find ended, one after the other, before it fails. */
  private static final int ATTEMPTS = 3;

  private final Start start;
  private final Watch watch;
  private final Set<Worker> retired = ConcurrentHashMap.newKeySet();
  private final AtomicReference<CompletableFuture<Worker>> worker =
      new AtomicReference<>(CompletableFuture.failedFuture(new IllegalStateException("No start")));
  private @Nullable Worker starting;
  private boolean stopping;

  Slot(Start start, Watch watch) {
    this.start = start;
    this.watch = watch;
  }

  /** Starts an interpreter that is ready for calls; tells the slot of it as soon as it is there. */
  @FunctionalInterface
  interface Start {
    Worker worker(Slot slot) throws Exception;
  }

  /** Starts the first one, on this thread. */
  void start() throws Exception {
    CompletableFuture<Worker> first = new CompletableFuture<>();
    worker.set(first);
    start(first);
    try {
      first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * Sends a request for a call to the interpreter; to the next one where it had ended before.
   *
   * @throws ToolException where there will be no answer
   */
  Answer request(String operation, String payload, CallContext context) {
    for (int attempt = 1; ; attempt++) {
      Worker worker = worker(context);
      try {
        return worker.request(operation, payload, context);
      } catch (PythonLostException e) {
        lost(worker, String.valueOf(e.getMessage()));
        if (attempt == ATTEMPTS) {
          throw worker.lost(e);
        }
      }
    }
  }

  /** Returns the interpreter, after its start where it is being replaced. */
  Worker worker(CallContext context) {
    CompletableFuture<Worker> future = place();
    if (future.isCompletedExceptionally()) {
      replace(future);
      future = place();
    }
    try {
      return future.isDone() ? future.join() : await(future, context);
    } catch (CompletionException e) {
      if (context.cancellation().isCancelled()) {
        throw Worker.cancelled(context.cancellation());
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message = "The Python process ended and could not be started again.";
      throw new ToolException(FailureCode.WORKER_LOST, message, String.valueOf(cause), cause);
    }
  }

  private static Worker await(CompletableFuture<Worker> future, CallContext context) {
    CompletableFuture<Worker> mine = future.copy();
    Cancellation.Registration registration =
        context.cancellation().onCancel(() -> mine.completeExceptionally(new CancelledWait()));
    try {
      return mine.join();
    } finally {
      registration.close();
    }
  }

  Watch watch() {
    return watch;
  }

  private CompletableFuture<Worker> place() {
    return Objects.requireNonNull(worker.get());
  }

  private static @Nullable Worker started(CompletableFuture<Worker> future) {
    return future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
  }

  /** Replaces an interpreter that ended. */
  void lost(Worker ended, String reason) {
    retired.remove(ended);
    CompletableFuture<Worker> future = place();
    if (started(future) == ended && replace(future)) {
      String text = Shown.lastLines(ended.host().secrets(), reason);
      LOG.warn("{}. Another one is started.", text);
    }
  }

  /** Replaces an interpreter with a call that cannot be stopped; its other calls may go on. */
  void stuck(Worker stuck) {
    CompletableFuture<Worker> future = place();
    if (started(future) != stuck || !replace(future)) {
      return;
    }
    LOG.warn("A cancelled Python call does not stop; another interpreter takes over.");
    retired.add(stuck);
    Watch.Task unused =
        watch.after(
            LAST_CALLS_MILLIS,
            () -> {
              stuck.interpreter().kill();
              retired.remove(stuck);
            });
  }

  /** Starts another interpreter, unless somebody else does. */
  private boolean replace(CompletableFuture<Worker> old) {
    CompletableFuture<Worker> fresh = new CompletableFuture<>();
    if (isStopping() || !worker.compareAndSet(old, fresh)) {
      return false;
    }
    try {
      Thread thread = new Thread(() -> start(fresh), "mxcp-python-start");
      thread.setDaemon(true);
      thread.start();
    } catch (Throwable e) {
      fresh.completeExceptionally(e); // The next call tries again.
    }
    return true;
  }

  private void start(CompletableFuture<Worker> fresh) {
    try {
      Worker started = start.worker(this);
      if (!begun(null)) {
        started.interpreter().kill();
        throw new IllegalStateException("The project is being closed");
      }
      fresh.complete(started);
    } catch (Throwable e) {
      begun(null);
      if (!isStopping()) {
        LOG.error("The Python interpreter could not be started: {}", e.getMessage());
      }
      fresh.completeExceptionally(e);
    }
  }

  /**
   * Takes note of an interpreter that is being started, or with null that it is no longer.
   *
   * @return false where nobody needs it any more
   */
  synchronized boolean begun(@Nullable Worker begun) {
    starting = begun;
    return !stopping;
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  /**
   * Starts no interpreter from now on, and gives up one that is being started.
   *
   * @return the interpreter that serves; null where there is none
   */
  @Nullable Worker stop() {
    Worker unfinished;
    synchronized (this) {
      stopping = true;
      unfinished = starting;
    }
    if (unfinished != null) {
      unfinished.interpreter().kill();
    }
    return serving();
  }

  /** Returns the interpreter that serves; null while there is none. */
  @Nullable Worker serving() {
    return started(place());
  }

  /** Returns whether no start is under way. */
  boolean isSettled() {
    return place().isDone();
  }

  /** Ends the interpreters; stuck ones by force. */
  @Override
  public void close() {
    Worker current = stop();
    for (Worker stuck : retired) {
      stuck.interpreter().kill();
      stuck.interpreter().close();
    }
    if (current != null) {
      if (current.isStuck()) {
        current.interpreter().kill();
      }
      current.interpreter().close();
    }
  }

  /** Ends the wait of a call that was cancelled. */
  private static final class CancelledWait extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
