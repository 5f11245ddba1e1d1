package dev.mxcp.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.LoggerFactory;

/** Repeats an interrupt on a thread of its own until it is closed. */
final class Interrupter {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Runnable interrupt;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private boolean closed;

  Interrupter(Runnable interrupt) {
    this.interrupt = interrupt;
  }

  void begin() {
    Thread thread = new Thread(this::repeat, "mxcp-interrupt");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends the repetition; waits for an interrupt that is being given. */
  void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The lock is held while the interrupt runs: it must not meet the work that comes next. */
  private void repeat() {
    lock.lock();
    try {
      while (!closed) {
        give();
        closing.awaitNanos(PAUSE_NANOS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void give() {
    try {
      interrupt.run();
    } catch (Throwable e) {
      LoggerFactory.getLogger(Cancellation.class).warn("An interrupt failed", e);
    }
  }
}
