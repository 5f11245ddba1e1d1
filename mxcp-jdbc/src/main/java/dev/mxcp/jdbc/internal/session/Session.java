package dev.mxcp.jdbc.internal.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.dialect.ColumnReader;
import dev.mxcp.jdbc.internal.dialect.Dialect;
import dev.mxcp.jdbc.internal.dialect.Dialect.Setting;
import dev.mxcp.jdbc.internal.text.Rendering;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.RowSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection while a call uses it. For one thread at a time. */
final class Session implements AutoCloseable {

  private static final List<String> COUNT = List.of("Count");

  private final Site site;
  private final Dialect dialect;
  private final Connection connection;
  private final CallContext context;
  private final Stop stop;
  private boolean transaction;
  private boolean marked;
  private List<Setting> entered = List.of();

  private Session(Site site, Connection connection, CallContext context) {
    this.site = site;
    this.dialect = site.dialect();
    this.connection = connection;
    this.context = context;
    this.stop = new Stop(connection, dialect, context);
  }

  /**
   * Opens a session as the caller of a call.
   *
   * @param together whether statements belong to one transaction; they do anyway if the call only
   *     reads, or the database acts as its caller
   */
  static Session open(Site site, CallContext context, boolean together) {
    List<Setting> settings = site.identity().settings(context);
    String role = site.identity().role(context);
    Session session = new Session(site, connect(site, context), context);
    try {
      session.begin(context.isReadOnly() || site.readOnly(), settings, role, together);
      return session;
    } catch (DatabaseException e) {
      session.close();
      throw e;
    } catch (SQLException e) {
      session.close();
      throw session.failure(e, Map.of());
    }
  }

  /** Returns the call that it serves. */
  CallContext context() {
    return context;
  }

  private static Connection connect(Site site, CallContext context) {
    try {
      return site.connections().borrow(context);
    } catch (SQLException e) {
      if (context.cancellation().isCancelled()) {
        throw stopped();
      }
      // A pool tells how long it waited, and behind that why it has no connection.
      SQLException reason = e.getNextException() == null ? e : e.getNextException();
      DatabaseException failure = ErrorTexts.of(reason, site, Map.of());
      throw new DatabaseException(
          Kind.UNAVAILABLE, "No connection to the database: " + failure.getMessage(), failure);
    }
  }

  private void begin(
      boolean readOnly, List<Setting> settings, @Nullable String role, boolean together)
      throws SQLException {
    boolean enters = readOnly || !settings.isEmpty() || role != null;
    if ((enters && dialect.entersTransaction()) || together) {
      transaction = true;
      connection.setAutoCommit(false);
    }
    if (enters) {
      enter(readOnly, settings, role);
    }
  }

  /** A role that is not there, or that the login may not take on, is the caller's. */
  private void enter(boolean readOnly, List<Setting> settings, @Nullable String role)
      throws SQLException {
    entered = settings;
    try {
      dialect.enter(connection, readOnly, settings, role);
    } catch (SQLException e) {
      if (role != null && "22023".equals(e.getSQLState())) {
        throw new DatabaseException(
            Kind.DENIED, "The database has no such role for the caller.", null);
      }
      throw e;
    }
  }

  /** Returns whether its statements belong to one transaction. */
  boolean isTransaction() {
    return transaction;
  }

  /** Begins a transaction of a script. */
  void begin() throws SQLException {
    transaction = true;
    connection.setAutoCommit(false);
  }

  /**
   * Runs a statement.
   *
   * @param maxRows the most rows that are read; 0 for all
   */
  void run(
      Bound bound, Map<String, ? extends @Nullable Object> arguments, int maxRows, Target target) {
    refuseChangesOfIdentity(bound);
    marked |= bound.statement().marksSession();
    Rendering rendering = bound.render(arguments);
    try (PreparedStatement statement = connection.prepareStatement(rendering.sql())) {
      stop.runs(statement);
      statement.setMaxRows(maxRows);
      statement.setFetchSize(site.fetchSize());
      bound.bind(rendering, statement, arguments);
      check();
      if (statement.execute()) {
        read(statement.getResultSet(), target);
      } else if (bound.statement().countsChanges()) {
        count(statement.getUpdateCount(), target);
      }
      check();
      target.end();
    } catch (SQLException e) {
      throw ErrorTexts.located(failure(e, arguments), e, site, rendering, true);
    } finally {
      stop.runs(null);
    }
  }

  private void refuseChangesOfIdentity(Bound bound) {
    if (!site.identity().isNone() && bound.statement().changesSettings()) {
      throw new DatabaseException(
          Kind.DENIED,
          "The database acts as the caller, so that statements cannot change its settings.",
          null);
    }
  }

  private static void count(int changed, Target target) {
    RowSink rows = target.begin(COUNT);
    rows.begin();
    rows.number(0, changed);
    rows.end();
  }

  private void read(ResultSet result, Target target) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    ColumnReader[] readers = new ColumnReader[columns.getColumnCount()];
    for (int i = 0; i < readers.length; i++) {
      readers[i] = dialect.reader(columns, i + 1);
    }
    RowSink sink = target.begin(ColumnNames.of(columns));
    while (result.next()) {
      check();
      sink.begin();
      for (int i = 0; i < readers.length; i++) {
        readers[i].read(result, i, sink);
      }
      sink.end();
    }
  }

  private void check() {
    if (stop.isCancelled()) {
      throw stopped();
    }
  }

  private static DatabaseException stopped() {
    return new DatabaseException(Kind.INTERRUPTED, "The statement was stopped.", null);
  }

  DatabaseException failure(SQLException e, Map<String, ? extends @Nullable Object> arguments) {
    return stop.isCancelled() ? stopped() : ErrorTexts.of(e, site, arguments);
  }

  /** Asks whether the server is there. */
  void ping() {
    try {
      dialect.ping(connection);
    } catch (SQLException e) {
      throw failure(e, Map.of());
    }
  }

  /** Returns what a question about a statement gives; it does not run. */
  <T> T examine(Bound bound, Question<T> question) {
    Rendering rendering = bound.render(Map.of());
    try (PreparedStatement statement = connection.prepareStatement(rendering.sql())) {
      bound.bind(rendering, statement, Map.of());
      return question.ask(statement);
    } catch (SQLException e) {
      throw ErrorTexts.located(failure(e, Map.of()), e, site, rendering, false);
    }
  }

  /** What is asked about a statement that does not run. */
  interface Question<T> {
    T ask(PreparedStatement statement) throws SQLException;
  }

  /** Keeps what was done. */
  void commit() {
    if (transaction) {
      try {
        check();
        connection.commit();
        leave();
      } catch (SQLException e) {
        throw failure(e, Map.of());
      }
    }
  }

  /** Undoes what was done. */
  void rollback() throws SQLException {
    connection.rollback();
    leave();
  }

  private void leave() throws SQLException {
    transaction = false;
    connection.setAutoCommit(true);
  }

  @Override
  public void close() {
    boolean whole = true;
    try {
      if (transaction) {
        rollback();
      }
      whole = dialect.leave(connection, entered);
    } catch (SQLException e) {
      whole = false;
    } finally {
      stop.close();
    }
    if (!whole || marked || stop.isCut()) {
      site.connections().discard(connection);
    }
    try {
      connection.close();
    } catch (SQLException e) {
      site.connections().discard(connection);
    }
  }
}
