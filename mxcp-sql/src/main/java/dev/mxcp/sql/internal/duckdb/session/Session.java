package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.sql.internal.duckdb.DuckDbOptions;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.duckdb.function.CallSlot;
import dev.mxcp.sql.internal.duckdb.value.BoundStatement;
import dev.mxcp.sql.internal.reading.ReadingStatements;
import dev.mxcp.sql.internal.rows.ResultSize;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.spi.SqlColumn;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements. For one thread at a time, except {@link #close}.
 *
 * <p>It is worn once something may have been left on it; the pool then throws it away.
 */
public final class Session implements AutoCloseable {

  private final DuckDBConnection connection;
  private final DuckDbOptions options;
  private final CallSlot slot;
  private final ReadingStatements reading;
  private final StatementCache statements = new StatementCache();
  private final PlatformThreads threads;
  private final DataVersion data;
  private final int version;
  private volatile @Nullable Execution running;
  private boolean transaction;
  private boolean worn;

  Session(
      DuckDBConnection connection,
      CallSlot slot,
      int version,
      DuckDbOptions options,
      PlatformThreads threads,
      DataVersion data) {
    this.version = version;
    this.threads = threads;
    this.data = data;
    this.connection = connection;
    this.slot = slot;
    this.reading = new ReadingStatements(connection);
    this.options = options;
  }

  /** Runs one statement. */
  public List<Map<String, @Nullable Object>> execute(
      SqlText text, Map<String, ? extends @Nullable Object> arguments, CallContext context) {
    BoundStatement bound = BoundStatement.of(text, arguments);
    return run(
        bound,
        context,
        execution -> {
          RowList rows = new RowList(new ResultSize(options.maxRows(), options.maxBytes()));
          run(prepared(bound.text(), transaction), bound, execution, rows);
          return rows.rows();
        });
  }

  /**
   * Runs one statement and passes its rows on while the engine makes them.
   *
   * @param sink gets a list with one item for every row
   * @param single whether rows of one column are passed on as its values
   */
  public void stream(
      SqlText text,
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      ResultSink sink,
      boolean single) {
    BoundStatement bound = BoundStatement.of(text, arguments);
    RowStream rows = new RowStream(sink, single);
    run(
        bound,
        context,
        execution -> {
          run(prepared(bound.text(), true), bound, execution, rows);
          rows.end();
          return true;
        });
  }

  private void run(
      PreparedSql statement, BoundStatement bound, Execution execution, PreparedSql.Target target)
      throws SQLException {
    try {
      statement.run(bound, execution, target);
    } finally {
      statement.usedCall(slot.wasAsked());
      statements.trim(bound.text());
    }
  }

  /**
   * Checks that a statement only reads; it does not run.
   *
   * @throws DatabaseException if it does not
   */
  public void requireReading(SqlText text) {
    reading.require(text.sql());
  }

  /** What is done with a statement. */
  private interface Work<T> {
    T run(Execution execution) throws SQLException;
  }

  private <T> T run(BoundStatement bound, CallContext context, Work<T> work) {
    SqlText text = bound.text();
    refuseInSandbox(text);
    if (context.isReadOnly()) {
      requireReading(text);
    }
    worn |= text.effect() != SqlText.Effect.NONE;
    Execution execution = new Execution();
    running = execution;
    slot.enter(context);
    Cancellation.Registration registration = context.cancellation().onCancel(execution);
    if (text.writes()) {
      data.begin();
    }
    try {
      return threads.call(() -> attempt(bound, context, execution, work));
    } finally {
      if (text.writes()) {
        data.end();
      }
      registration.close();
      execution.end();
      // An interrupt may still be on its way, even where the statement came to its end.
      worn |= execution.isCancelled();
      running = null;
      slot.leave();
    }
  }

  private <T> T attempt(
      BoundStatement bound, CallContext context, Execution execution, Work<T> work) {
    SqlText text = bound.text();
    boolean done = false;
    try {
      execution.check();
      T result = current(text, execution, work);
      if (text.effect() == SqlText.Effect.TRANSACTION) {
        transaction = text.beginsTransaction();
      }
      done = true;
      return result;
    } catch (SQLException e) {
      throw slot.explain(EngineErrors.of(e, ErrorMask.of(bound.arguments(), context)));
    } finally {
      if (!done) {
        statements.evict(text);
      }
    }
  }

  /**
   * A statement that is kept may turn out to belong to another caller; then it has done nothing.
   */
  private <T> T current(SqlText text, Execution execution, Work<T> work) throws SQLException {
    try {
      return work.run(execution);
    } catch (SQLException e) {
      if (transaction || !CallSlot.isStale(e)) {
        throw e;
      }
      statements.evict(text);
      return work.run(execution);
    }
  }

  private void refuseInSandbox(SqlText text) {
    if (options.sandbox() && text.restricted() != null) {
      throw new DatabaseException(
          Kind.SYNTAX, "The sandbox refuses " + text.restricted() + ".", null);
    }
  }

  /**
   * Prepares a statement and tries it with values of its declared types; it does not run.
   *
   * @return its columns
   */
  public List<SqlColumn> describe(SqlText text) {
    List<SqlColumn> columns = examine(text, Session::columns);
    List<SqlColumn> tried = new Trial(connection, text).columns();
    return tried.isEmpty() ? columns : tried;
  }

  /** What is asked of a statement that does not run. */
  private interface Question<T> {
    T ask(PreparedStatement statement) throws SQLException;
  }

  private <T> T examine(SqlText text, Question<T> question) {
    refuseInSandbox(text);
    worn |= text.effect() != SqlText.Effect.NONE;
    try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
      PreparedSql.checkParameters(statement, text);
      return question.ask(statement);
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }

  private static List<SqlColumn> columns(PreparedStatement statement) throws SQLException {
    ResultSetMetaData columns = statement.getMetaData();
    List<SqlColumn> described = new ArrayList<>();
    for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
      String type = columns.getColumnTypeName(i);
      described.add(new SqlColumn(columns.getColumnLabel(i), type, type.equals("VARCHAR")));
    }
    return described;
  }

  /**
   * Prepares a statement, or finds it prepared.
   *
   * @param sure whether it must belong to this caller, since it cannot be run again if not
   */
  private PreparedSql prepared(SqlText text, boolean sure) throws SQLException {
    PreparedSql known = statements.get(text);
    if (known != null && known.isFor(data) && (known.isOf(slot) || (!sure && !known.usesCall()))) {
      return known;
    }
    // The engine reads the key and looks at the data now and never again.
    String key = slot.key();
    long version = text.writes() ? DataVersion.UNSURE : data.current();
    PreparedSql fresh = new PreparedSql(connection, text, key, version);
    statements.put(text, fresh);
    return fresh;
  }

  /** Begins a transaction. */
  void begin() {
    command("BEGIN TRANSACTION");
    transaction = true;
  }

  /** Ends the transaction; where the engine refuses, the session is worn. */
  void commit() {
    transaction = false;
    data.begin();
    try {
      command("COMMIT");
    } finally {
      data.end();
    }
  }

  private void command(String sql) {
    threads.call(
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          } catch (SQLException e) {
            worn = true;
            throw EngineErrors.of(e);
          }
        });
  }

  /** Returns whether it must not be used for another call. */
  public boolean isWorn() {
    return worn;
  }

  /** Returns which version of the functions it has. */
  public int version() {
    return version;
  }

  /** Makes sure that it is not used for another call. */
  public void wear() {
    worn = true;
  }

  /** Interrupts what runs. */
  public void interrupt() {
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
