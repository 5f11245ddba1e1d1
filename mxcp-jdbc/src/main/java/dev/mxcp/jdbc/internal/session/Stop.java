package dev.mxcp.jdbc.internal.session;

import dev.mxcp.jdbc.internal.dialect.Dialect;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what runs on a connection when its call is cancelled.
 *
 * <p>The server is asked again and again, less and less often. If it does not answer within two
 * seconds, the connection is cut off, which ends every wait for it: where a driver does not wait
 * for that connection but for a new one, as over HTTP, by an interrupt. Each request runs on a
 * thread of its own, since it waits for the server too; none is on its way any more once this is
 * closed, or the connection is not used again.
 */
final class Stop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

  private final Connection connection;
  private final Dialect dialect;
  private final Cancellation.Registration registration;
  private volatile @Nullable Statement statement;
  private volatile boolean cancelled;
  private volatile boolean cut;
  private volatile @Nullable CountDownLatch request;
  private @Nullable Thread runner;
  private boolean interrupted;
  private long begin;
  private long next;
  private long pause = TimeUnit.MILLISECONDS.toNanos(10);

  Stop(Connection connection, Dialect dialect, CallContext context) {
    this.connection = connection;
    this.dialect = dialect;
    this.registration = context.cancellation().interruptUntilClosed(this::interrupt);
  }

  /** Names the statement that this thread runs from now on. */
  synchronized void runs(@Nullable Statement current) {
    statement = current;
    runner = current == null ? null : Thread.currentThread();
    if (interrupted) {
      interrupted = false;
      // It was ours, and no later wait of the thread has to do with it.
      Thread.interrupted();
    }
  }

  private synchronized void interruptRunner() {
    if (runner != null) {
      interrupted = true;
      runner.interrupt();
    }
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Returns whether the connection was cut off. */
  boolean isCut() {
    return cut;
  }

  private void interrupt() {
    long now = System.nanoTime();
    if (!cancelled) {
      cancelled = true;
      begin = now;
      next = now;
    }
    if (now - begin > PATIENCE) {
      cut();
      interruptRunner();
    } else if (now - next >= 0 && isAnswered()) {
      next = now + pause;
      pause = Math.min(LONGEST_PAUSE, pause * 2);
      ask();
    }
  }

  private boolean isAnswered() {
    CountDownLatch last = request;
    return last == null || last.getCount() == 0;
  }

  private void ask() {
    CountDownLatch answered = new CountDownLatch(1);
    request = answered;
    Thread thread = new Thread(() -> cancel(answered), "mxcp-jdbc-cancel");
    thread.setDaemon(true);
    thread.start();
  }

  private void cancel(CountDownLatch answered) {
    try {
      dialect.cancel(connection, statement);
    } catch (SQLException | RuntimeException e) {
      LOG.debug("A statement could not be cancelled", e);
    } finally {
      answered.countDown();
    }
  }

  private void cut() {
    if (!cut) {
      cut = true;
      try {
        connection.abort(Runnable::run);
      } catch (SQLException | RuntimeException e) {
        LOG.debug("A connection could not be cut off", e);
      }
    }
  }

  @Override
  public void close() {
    registration.close();
    CountDownLatch last = request;
    try {
      if (last != null && !cut && !last.await(PATIENCE, TimeUnit.NANOSECONDS)) {
        cut = true;
      }
    } catch (InterruptedException e) {
      cut = true;
      Thread.currentThread().interrupt();
    }
  }
}
