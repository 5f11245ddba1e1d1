package dev.mxcp.jdbc.internal.session;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.PoolStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where connections come from: a pool of our own, or the host's source. Thread-safe. */
public final class Connections implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final DataSource source;
  private final boolean own;
  private volatile boolean closed;

  /**
   * Creates them.
   *
   * @param own whether the source is closed with them
   */
  public Connections(DataSource source, boolean own) {
    this.source = source;
    this.own = own;
  }

  /** Returns a connection; a cancellation of the call ends the waiting. */
  Connection borrow(CallContext context) throws SQLException {
    if (closed) {
      throw new DatabaseException(Kind.CLOSED, "The database is closed.", null);
    }
    if (context.cancellation() == Cancellation.NEVER) {
      return source.getConnection();
    }
    Waiting waiting = new Waiting(Thread.currentThread());
    try (Cancellation.Registration registration =
        context.cancellation().onCancel(waiting::interrupt)) {
      return source.getConnection();
    } finally {
      waiting.end();
    }
  }

  /** A thread that waits for a connection; it is interrupted at most once, and only here. */
  private static final class Waiting {
    private final Thread thread;
    private boolean ended;
    private boolean interrupted;

    private Waiting(Thread thread) {
      this.thread = thread;
    }

    private synchronized void interrupt() {
      if (!ended) {
        interrupted = true;
        thread.interrupt();
      }
    }

    private synchronized void end() {
      ended = true;
      if (interrupted) {
        Thread.interrupted();
      }
    }
  }

  /** Closes a connection for good, so that nobody else gets it. */
  void discard(Connection connection) {
    try {
      if (source instanceof HikariDataSource pool) {
        pool.evictConnection(connection);
      } else {
        connection.abort(Runnable::run);
        touch(connection);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("A connection was not closed properly", e);
    }
  }

  /** Pools learn that a connection is closed when it fails. */
  private static void touch(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    } catch (SQLException e) {
      LOG.trace("The connection is closed, as it should be", e);
    }
  }

  /** Returns the state of the pool, the host's too if it is HikariCP's; empty for other sources. */
  Optional<PoolStatus> status() {
    if (!(source instanceof HikariDataSource pool) || pool.getHikariPoolMXBean() == null) {
      return Optional.empty();
    }
    HikariPoolMXBean figures = pool.getHikariPoolMXBean();
    return Optional.of(
        new PoolStatus(
            figures.getActiveConnections(),
            figures.getIdleConnections(),
            figures.getThreadsAwaitingConnection(),
            pool.getMaximumPoolSize()));
  }

  @Override
  public void close() {
    closed = true;
    if (own && source instanceof HikariDataSource pool) {
      pool.close();
    }
  }
}
