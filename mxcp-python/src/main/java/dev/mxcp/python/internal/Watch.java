package dev.mxcp.python.internal;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things a little later, on a thread that exists only while there is something to do. */
final class Watch implements AutoCloseable {

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, Watch::thread);

  Watch() {
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void after(long millis, Runnable action) {
    var unused = executor.schedule(action, millis, TimeUnit.MILLISECONDS);
  }

  /** Forgets what was to be done. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "mxcp-python-watch");
    thread.setDaemon(true);
    return thread;
  }
}
