package dev.mxcp.python.graalpy.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one interpreter: as many as there are calls at once. */
final class Threads {

  /** Python allows a recursion of 1000, and an interpreted call takes several Java frames. */
  private static final long STACK_BYTES = 16L << 20;

  private static final long IDLE_SECONDS = 30;

  private final ExecutorService pool =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Threads::thread);

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "mxcp-graalpy", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  void execute(Runnable task) {
    pool.execute(task);
  }

  void shutdown() {
    pool.shutdown();
  }

  /** Waits for the end of all, after a shutdown. */
  void await(long time, TimeUnit unit) {
    try {
      pool.awaitTermination(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
