package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.sql.internal.duckdb.DuckDbOptions;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.duckdb.function.CallFunctions;
import dev.mxcp.sql.internal.duckdb.session.DuckTransaction;
import dev.mxcp.sql.internal.duckdb.session.Script;
import dev.mxcp.sql.internal.duckdb.session.Session;
import dev.mxcp.sql.internal.duckdb.session.SessionPool;
import dev.mxcp.sql.internal.text.Arguments;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.internal.text.StatementTexts;
import dev.mxcp.sql.spi.SqlColumn;
import dev.mxcp.sql.spi.SqlDatabase;
import dev.mxcp.sql.spi.SqlRequest;
import dev.mxcp.sql.spi.SqlStatement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** A DuckDB database that is open. Thread-safe. */
public final class DuckDb implements DatabaseProvider.Opened, SqlDatabase {

  private final DuckDBConnection root;
  private final OpenSettings settings;
  private final CallFunctions functions;
  private final SessionPool pool;
  private final StatementTexts texts = new StatementTexts();
  private boolean closed;

  DuckDb(DuckDBConnection root, OpenSettings settings, DuckDbOptions options) throws SQLException {
    this.root = root;
    this.settings = settings;
    this.functions = new CallFunctions(root);
    this.pool = new SessionPool(root, functions, options);
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    SqlText text = texts.single(sql);
    Arguments.refuseUnknown(List.of(text), parameters);
    return context.statement(
        SessionPool.SYSTEM, text.firstWord(), () -> execute(text, parameters, context));
  }

  /**
   * Runs one statement that was read before.
   *
   * @param arguments values by name; those that the statement does not name are ignored
   */
  List<Map<String, @Nullable Object>> execute(
      SqlText text, Map<String, ? extends @Nullable Object> arguments, CallContext context) {
    StatementTexts.refuseTransaction(text);
    return with(session -> session.execute(text, arguments, context));
  }

  /**
   * Runs one statement and passes its rows on while the engine makes them; limits of rows and bytes
   * do not count.
   *
   * @param arguments values by name; those that the statement does not name are ignored
   * @param sink gets a list with one item for every row
   * @param single whether rows of one column are passed on as its values
   */
  public void stream(
      SqlText text,
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      ResultSink sink,
      boolean single) {
    StatementTexts.refuseTransaction(text);
    with(
        session -> {
          session.stream(text, arguments, context, sink, single);
          return true;
        });
  }

  @Override
  public List<Map<String, @Nullable Object>> executeScript(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    List<SqlText> script = texts.script(sql);
    Arguments.refuseUnknown(script, parameters);
    return with(session -> new Script(sql, session, context).run(script, parameters));
  }

  @Override
  public Transaction begin(CallContext context) {
    if (context.isReadOnly()) {
      throw new DatabaseException(
          Kind.READ_ONLY,
          "The tool declares `readOnlyHint: true`, so that it cannot begin a transaction.",
          null);
    }
    return new DuckTransaction(texts, pool, context);
  }

  @Override
  public void register(SqlFunction function) {
    functions.register(function);
  }

  @Override
  public boolean isReadOnly() {
    return settings.readOnly();
  }

  @Override
  public Optional<Path> file() {
    return Optional.ofNullable(settings.file());
  }

  @Override
  public SqlStatement statement(SqlRequest request) {
    return DuckStatement.of(request, this);
  }

  @Override
  public boolean isStandIn() {
    return settings.standIn();
  }

  /**
   * Checks that a statement only reads, without running it.
   *
   * @throws DatabaseException if it does not
   */
  void requireReading(SqlText text) {
    with(
        session -> {
          session.requireReading(text);
          return text;
        });
  }

  /**
   * Prepares a statement without running it.
   *
   * @return the columns that it will have
   * @throws DatabaseException where the engine does not take it
   */
  List<SqlColumn> describe(SqlText text) {
    return with(session -> session.describe(text));
  }

  private <T> T with(Function<Session, T> work) {
    Session session = pool.borrow();
    try {
      return work.apply(session);
    } catch (DatabaseException e) {
      throw pool.isClosed(e) ? SessionPool.isClosed() : e;
    } finally {
      pool.giveBack(session);
    }
  }

  @Override
  public Optional<PoolStatus> pool() {
    return Optional.of(pool.status());
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    pool.close();
    try {
      root.close();
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    } finally {
      settings.cleanUp();
    }
  }
}
