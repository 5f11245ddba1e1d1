package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.sql.internal.duckdb.DuckDbOptions;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.duckdb.function.CallFunctions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a database. Thread-safe.
 *
 * <p>Whoever asks gets one at once: an idle one, else a new one, which is cheap. Nobody waits.
 */
public final class SessionPool implements AutoCloseable {

  /** The name of the engine in traces. */
  public static final String SYSTEM = "duckdb";

  private static final Logger LOG = LoggerFactory.getLogger(SessionPool.class);

  private static final int IDLE = 32;
  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DuckDBConnection root;
  private final DuckDbOptions options;
  private final CallFunctions functions;
  private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
  private final Set<Session> active = ConcurrentHashMap.newKeySet();
  private final PlatformThreads threads = new PlatformThreads();
  private final DataVersion data = new DataVersion();
  private volatile boolean closed;

  /** Creates a pool without connections. */
  public SessionPool(DuckDBConnection root, CallFunctions functions, DuckDbOptions options) {
    this.root = root;
    this.functions = functions;
    this.options = options;
  }

  /** Returns a clean session; give it back in every case. */
  public Session borrow() {
    Session session = idle.pollFirst();
    while (session != null && session.version() != functions.version()) {
      session.close();
      session = idle.pollFirst();
    }
    if (session == null) {
      session = open();
    }
    active.add(session);
    if (closed) {
      giveBack(session);
      throw isClosed();
    }
    return session;
  }

  private Session open() {
    if (closed) {
      throw isClosed();
    }
    try {
      DuckDBConnection connection = root.duplicate();
      int version = functions.version();
      return new Session(connection, functions.equip(connection), version, options, threads, data);
    } catch (SQLException e) {
      throw closed ? isClosed() : EngineErrors.of(e);
    }
  }

  /** Takes a session back; one that is worn is thrown away. */
  public void giveBack(Session session) {
    active.remove(session);
    if (closed || session.isWorn() || idle.size() >= IDLE) {
      session.close();
      return;
    }
    idle.addFirst(session);
    if (closed) {
      closeIdle();
    }
  }

  /** Returns the state of the pool. */
  public PoolStatus status() {
    return new PoolStatus(active.size(), idle.size(), 0, 0);
  }

  /** Returns whether a statement failed because the database was closed. */
  public boolean isClosed(DatabaseException cause) {
    return closed && cause.kind() == Kind.INTERRUPTED;
  }

  /** Returns the exception for a database that is closed. */
  public static DatabaseException isClosed() {
    return new DatabaseException(Kind.CLOSED, "The database is closed.", null);
  }

  /** Interrupts what runs, waits a while for it, and closes every connection but the root. */
  @Override
  public void close() {
    closed = true;
    closeIdle();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!active.isEmpty() && System.nanoTime() < end) {
      active.forEach(Session::interrupt);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    threads.close();
    if (!active.isEmpty()) {
      // Closing them here would wait for them; they are closed as soon as they are given back.
      LOG.warn("{} statements do not stop; the database stays open until they do", active.size());
    }
  }

  private void closeIdle() {
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
    }
  }
}
