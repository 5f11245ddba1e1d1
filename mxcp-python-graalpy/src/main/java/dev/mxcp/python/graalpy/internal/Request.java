package dev.mxcp.python.graalpy.internal;

import dev.mxcp.python.engine.PythonLostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer. */
final class Request {

  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private volatile @Nullable Thread thread;

  /** What answers a request. */
  @FunctionalInterface
  interface Body {
    String answer() throws PythonLostException;
  }

  void run(Body body) {
    thread = Thread.currentThread();
    try {
      answer.complete(body.answer());
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    } finally {
      thread = null;
    }
  }

  void fail(String reason) {
    answer.completeExceptionally(new PythonLostException(reason));
  }

  /** Returns the thread that runs it, or null where none does. */
  @Nullable Thread thread() {
    return thread;
  }

  /** Waits so long at the most. */
  void await(Duration time) throws PythonLostException {
    answer.completeOnTimeout("", time.toMillis(), TimeUnit.MILLISECONDS);
    await();
  }

  /** Waits; an interrupt of the thread does not end it, the call's cancellation does. */
  String await() throws PythonLostException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PythonLostException lost) {
        throw lost;
      }
      throw new PythonLostException(String.valueOf(e.getCause()));
    }
  }
}
