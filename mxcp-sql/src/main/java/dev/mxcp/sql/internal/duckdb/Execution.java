package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * A statement that runs, and what stops it.
 *
 * <p>An interrupt that comes before the engine has begun is lost, so a cancelled statement is
 * interrupted again and again until it has ended. It never hits the statement after it.
 */
final class Execution implements Runnable {

  private static final long PAUSE_MILLIS = 5;

  private final Statement interrupter;
  private volatile boolean cancelled;
  private boolean ended;

  /**
   * Creates an execution.
   *
   * @param interrupter any statement of the connection: cancelling it interrupts the connection
   */
  Execution(Statement interrupter) {
    this.interrupter = interrupter;
  }

  /** Stops the statement; returns at once. */
  @Override
  public void run() {
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
        interrupter.cancel();
        TimeUnit.MILLISECONDS.timedWait(this, PAUSE_MILLIS);
      }
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
