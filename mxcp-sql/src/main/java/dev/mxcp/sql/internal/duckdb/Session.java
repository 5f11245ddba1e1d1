package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.sql.internal.reading.ReadingStatements;
import dev.mxcp.sql.internal.text.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements. For one thread at a time, except {@link #close}.
 *
 * <p>It is worn once something may have been left on it; the pool then throws it away.
 */
final class Session implements AutoCloseable {

  private static final int CACHED_STATEMENTS = 64;

  private final DuckDBConnection connection;
  private final DuckDbOptions options;
  private final CallSlot slot;
  private final ReadingStatements reading;
  private final Map<String, PreparedSql> statements = new LinkedHashMap<>(16, 0.75f, true);
  private final int version;
  private volatile @Nullable Execution running;
  private boolean worn;

  Session(DuckDBConnection connection, CallSlot slot, int version, DuckDbOptions options) {
    this.version = version;
    this.connection = connection;
    this.slot = slot;
    this.reading = new ReadingStatements(connection);
    this.options = options;
  }

  /** Runs one statement. */
  List<Map<String, @Nullable Object>> execute(
      SqlText text, Map<String, ? extends @Nullable Object> arguments, CallContext context) {
    return run(
        text,
        context,
        execution -> prepared(text).run(text, arguments, execution, new ResultSize(options)));
  }

  /** Runs one statement and passes its rows on; see {@link RowStream}. */
  void stream(
      SqlText text,
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      ResultSink sink,
      boolean single) {
    run(
        text,
        context,
        execution -> {
          new RowStream(connection, text, execution, sink, single).run(arguments);
          return true;
        });
  }

  /** What is done with a statement. */
  private interface Work<T> {
    T run(Execution execution) throws SQLException;
  }

  private <T> T run(SqlText text, CallContext context, Work<T> work) {
    if (context.isReadOnly()) {
      requireReading(text);
    }
    worn |= text.effect() != SqlText.Effect.NONE;
    Execution execution = new Execution();
    running = execution;
    slot.enter(context);
    Cancellation.Registration registration = context.cancellation().onCancel(execution);
    try {
      return attempt(text, execution, work);
    } finally {
      registration.close();
      execution.end();
      // An interrupt may still be on its way, even where the statement came to its end.
      worn |= execution.isCancelled();
      running = null;
      slot.leave();
    }
  }

  /**
   * Checks that a statement only reads; it does not run.
   *
   * @throws dev.mxcp.error.DatabaseException if it does not
   */
  void requireReading(SqlText text) {
    reading.require(text.sql());
  }

  private <T> T attempt(SqlText text, Execution execution, Work<T> work) {
    boolean done = false;
    try {
      execution.check();
      T result = work.run(execution);
      done = true;
      return result;
    } catch (SQLException e) {
      throw slot.explain(EngineErrors.of(e));
    } finally {
      if (!done) {
        evict(text);
      }
    }
  }

  /** Prepares a statement; it does not run. */
  void check(SqlText text) {
    examine(text, statement -> text);
  }

  /** Prepares a statement and returns its columns; it does not run. */
  List<DuckDb.Column> describe(SqlText text) {
    return examine(text, Session::columns);
  }

  /** What is asked of a statement that does not run. */
  private interface Question<T> {
    T ask(PreparedStatement statement) throws SQLException;
  }

  private <T> T examine(SqlText text, Question<T> question) {
    worn |= text.effect() != SqlText.Effect.NONE;
    try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
      PreparedSql.checkParameters(statement, text);
      return question.ask(statement);
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  private static List<DuckDb.Column> columns(PreparedStatement statement) throws SQLException {
    ResultSetMetaData columns = statement.getMetaData();
    List<DuckDb.Column> described = new ArrayList<>();
    for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
      described.add(new DuckDb.Column(columns.getColumnLabel(i), columns.getColumnTypeName(i)));
    }
    return described;
  }

  private PreparedSql prepared(SqlText text) throws SQLException {
    PreparedSql known = statements.get(text.sql());
    if (known != null) {
      return known;
    }
    PreparedSql fresh = new PreparedSql(connection.prepareStatement(text.sql()), text);
    statements.put(text.sql(), fresh);
    if (statements.size() > CACHED_STATEMENTS) {
      evict(statements.keySet().iterator().next());
    }
    return fresh;
  }

  private void evict(SqlText text) {
    evict(text.sql());
  }

  private void evict(String sql) {
    PreparedSql statement = statements.remove(sql);
    if (statement != null) {
      statement.close();
    }
  }

  /** Runs a command of the library's own, such as BEGIN. */
  void command(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      worn = true;
      throw EngineErrors.of(e);
    }
  }

  /** Returns whether it must not be used for another call. */
  boolean isWorn() {
    return worn;
  }

  /** Returns which version of the functions it has. */
  int version() {
    return version;
  }

  /** Makes sure that it is not used for another call. */
  void wear() {
    worn = true;
  }

  /** Interrupts what runs. */
  void interrupt() {
    Execution execution = running;
    if (execution != null) {
      execution.run();
    }
  }

  @Override
  public void close() {
    slot.close();
    try {
      connection.close();
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }
}
