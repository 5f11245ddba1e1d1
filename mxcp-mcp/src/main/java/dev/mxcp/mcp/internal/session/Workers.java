package dev.mxcp.mcp.internal.session;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs calls on threads of its own: so many at once, so many waiting, no more. */
final class Workers {

  private final ThreadPoolExecutor pool;
  private final AtomicInteger number = new AtomicInteger();

  Workers(int calls, int waiting) {
    pool =
        new ThreadPoolExecutor(
            calls, calls, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), this::thread);
    pool.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mxcp-mcp-call-" + number.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Takes work; returns false if there is too much. */
  boolean take(Runnable work) {
    try {
      pool.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Takes no more work, and waits until what was taken is done; returns whether it is. */
  boolean drain(Duration limit) {
    pool.shutdown();
    try {
      return pool.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
