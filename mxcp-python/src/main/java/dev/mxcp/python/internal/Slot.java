package dev.mxcp.python.internal;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private final List<Worker> retired = new ArrayList<>();
  private final AtomicReference<CompletableFuture<Worker>> worker =
      new AtomicReference<>(new CompletableFuture<>());
  private boolean closed;

  Slot(Start start, Watch watch) {
    this.start = start;
    this.watch = watch;
  }

  /** Starts an interpreter that is ready for calls. */
  @FunctionalInterface
  interface Start {
    Worker worker(Slot slot) throws Exception;
  }

  /** Starts the first one, on this thread. */
  void start() throws Exception {
    place().complete(start.worker(this));
  }

  /**
   * Sends a request for a call to the interpreter; to the next one where it had ended before.
   *
   * @throws ToolException where there will be no answer
   */
  Answer request(String operation, String payload, CallContext context) {
    PythonLostException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Worker worker = worker(context);
      try {
        return worker.request(operation, payload, context);
      } catch (PythonLostException e) {
        lost(worker, String.valueOf(e.getMessage()));
        last = e;
      }
    }
    throw Worker.lost(Objects.requireNonNull(last));
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

  /** Returns the interpreter; null where there is none at the moment. */
  @Nullable Worker current() {
    return started(place());
  }

  private static @Nullable Worker started(CompletableFuture<Worker> future) {
    return future.isDone() && !future.isCompletedExceptionally() ? future.join() : null;
  }

  /** Replaces an interpreter that ended. */
  void lost(Worker ended, String reason) {
    CompletableFuture<Worker> future = place();
    if (started(future) == ended && replace(future)) {
      LOG.warn("{}. Another one is started.", ended.host().secrets().redact(reason));
    }
  }

  /** Replaces an interpreter with a call that cannot be stopped; its other calls may go on. */
  void stuck(Worker stuck) {
    CompletableFuture<Worker> future = place();
    if (started(future) != stuck || !replace(future)) {
      return;
    }
    LOG.warn("A cancelled Python call does not stop; another interpreter takes over.");
    synchronized (this) {
      retired.add(stuck);
    }
    watch.after(LAST_CALLS_MILLIS, () -> stuck.interpreter().kill());
  }

  /** Starts another interpreter, unless somebody else does. */
  private boolean replace(CompletableFuture<Worker> old) {
    CompletableFuture<Worker> fresh = new CompletableFuture<>();
    if (isClosed() || !worker.compareAndSet(old, fresh)) {
      return false;
    }
    Thread thread = new Thread(() -> start(fresh), "mxcp-python-start");
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  private void start(CompletableFuture<Worker> fresh) {
    try {
      Worker started = start.worker(this);
      fresh.complete(started);
      if (isClosed()) {
        started.interpreter().close();
      }
    } catch (Exception e) {
      LOG.error("The Python interpreter could not be started again", e);
      fresh.completeExceptionally(e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    List<Worker> stuck;
    synchronized (this) {
      closed = true;
      stuck = List.copyOf(retired);
    }
    stuck.forEach(it -> it.interpreter().kill());
    Worker current = current();
    if (current != null) {
      current.interpreter().close();
    }
  }

  /** Ends the wait of a call that was cancelled. */
  private static final class CancelledWait extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
