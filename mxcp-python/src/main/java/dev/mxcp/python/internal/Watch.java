package dev.mxcp.python.internal;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things a little later, on a thread that exists only while there is something to do. */
final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(1, Watch::thread);

  Watch() {
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Something that is to be done later. */
  interface Task extends AutoCloseable {
    /** Forgets it. */
    @Override
    void close();
  }

  /** Does something once; short, since others wait behind it. */
  Task after(long millis, Runnable action) {
    Future<?> task = executor.schedule(guarded(action), millis, TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  /** Does something again and again. */
  Task every(long millis, Runnable action) {
    Future<?> task =
        executor.scheduleAtFixedRate(guarded(action), millis, millis, TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  private static Runnable guarded(Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (Throwable e) {
        LOG.error("Watching Python failed", e);
      }
    };
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
