package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.ScriptPosition;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.sql.internal.text.EngineMessage;
import dev.mxcp.sql.internal.text.ParameterNames;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.spi.SqlColumn;
import dev.mxcp.sql.spi.SqlRequest;
import dev.mxcp.sql.spi.SqlStatement;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A statement of an endpoint in an open database. Thread-safe. */
final class DuckStatement implements SqlStatement {

  private final DuckDb database;
  private final SqlText text;

  private DuckStatement(DuckDb database, SqlText text) {
    this.database = database;
    this.text = text;
  }

  static DuckStatement of(SqlRequest request, DuckDb database) {
    SqlText text = SqlText.single(request.sql());
    return new DuckStatement(
        database, text.declare(name -> ParameterNames.find(request.parameters(), name)));
  }

  @Override
  public List<String> parameters() {
    return text.parameters();
  }

  @Override
  public boolean controlsTransaction() {
    return text.effect() == SqlText.Effect.TRANSACTION;
  }

  @Override
  public void check() {
    describe();
  }

  @Override
  public List<SqlColumn> describe() {
    return located(() -> database.describe(text));
  }

  private <T> T located(Supplier<T> work) {
    try {
      return work.get();
    } catch (DatabaseException e) {
      EngineMessage found = EngineMessage.of(String.valueOf(e.getMessage()), text.sql());
      DatabaseException brief = new DatabaseException(e.kind(), found.brief(text.parameters()), e);
      throw e.position().map(brief::at).orElseGet(() -> placed(brief, found));
    }
  }

  private static DatabaseException placed(DatabaseException e, EngineMessage found) {
    return found.line() == 0 ? e : e.at(new ScriptPosition(1, found.line(), found.column(), 0));
  }

  @Override
  public @Nullable String hint(DatabaseException refusal) {
    int line = refusal.position().map(ScriptPosition::line).orElse(0);
    int column = refusal.position().map(ScriptPosition::column).orElse(0);
    String message = String.valueOf(refusal.getMessage());
    return SqlHints.of(refusal.kind(), new EngineMessage(message, line, column), text);
  }

  @Override
  public void requireReading() {
    database.requireReading(text);
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      Map<String, ? extends @Nullable Object> arguments, CallContext context) {
    return database.execute(text, arguments, context);
  }

  @Override
  public void stream(
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      ResultSink sink,
      boolean single) {
    database.stream(text, arguments, context, sink, single);
  }
}
