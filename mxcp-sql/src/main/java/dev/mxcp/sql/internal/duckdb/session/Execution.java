package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A statement that runs, and what stops it.
 *
 * <p>The driver ignores an interrupt that comes before the engine has begun, so a cancelled
 * statement is interrupted again and again until it has ended. It never hits the one after it.
 */
final class Execution implements Runnable {

  private static final long PAUSE_MILLIS = 5;

  private volatile boolean cancelled;
  private @Nullable Interrupt interrupt;
  private boolean ended;

  /** Interrupts a statement once. */
  interface Interrupt {
    void send() throws SQLException;
  }

  /** Says how the statement is to be interrupted. */
  synchronized void starts(Interrupt started) {
    interrupt = started;
  }

  /** Stops the statement; returns at once. */
  @Override
  public void run() {
    if (cancelled) {
      return;
    }
    cancelled = true;
    Thread thread = new Thread(this::interruptUntilEnded, "mxcp-duckdb-cancel");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns whether it was stopped. */
  boolean isCancelled() {
    return cancelled;
  }

  /** Throws where the statement was stopped. */
  void check() {
    if (cancelled) {
      throw new DatabaseException(Kind.INTERRUPTED, "The statement was stopped.", null);
    }
  }

  /** The statement has ended; after this it is not interrupted any more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void interruptUntilEnded() {
    try {
      while (!ended) {
        interrupt();
        TimeUnit.MILLISECONDS.timedWait(this, PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void interrupt() {
    try {
      if (interrupt != null) {
        interrupt.send();
      }
    } catch (SQLException e) {
      // The driver has closed the statement, because it failed: it is about to end.
      interrupt = null;
    }
  }
}
