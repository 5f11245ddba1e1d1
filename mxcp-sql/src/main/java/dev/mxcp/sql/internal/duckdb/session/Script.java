package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.error.DatabaseException.ScriptPosition;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.sql.internal.text.EngineMessage;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.internal.text.TextPosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several statements on one connection; the first failure ends it. */
public final class Script {

  private final String sql;
  private final Session session;
  private final CallContext context;

  /**
   * Creates a script that has not begun.
   *
   * @param sql the whole text
   */
  public Script(String sql, Session session, CallContext context) {
    this.sql = sql;
    this.session = session;
    this.context = context;
  }

  /** Runs the statements and returns the rows of the last one. */
  public List<Map<String, @Nullable Object>> run(
      List<SqlText> statements, Map<String, ? extends @Nullable Object> parameters) {
    boolean open = false;
    List<Map<String, @Nullable Object>> rows = List.of();
    int kept = 0;
    for (int i = 0; i < statements.size(); i++) {
      SqlText text = statements.get(i);
      try {
        rows =
            context.statement(
                SessionPool.SYSTEM,
                text.firstWord(),
                () -> session.execute(text, parameters, context));
      } catch (DatabaseException e) {
        throw located(e, text, i + 1, kept);
      }
      if (text.effect() == SqlText.Effect.TRANSACTION) {
        open = text.beginsTransaction();
      }
      kept = open ? kept : i + 1;
    }
    if (open) {
      throw new DatabaseException(
          Kind.SYNTAX,
          "The script begins a transaction and does not end it, so nothing of it was kept."
              + " Add COMMIT.",
          null);
    }
    return rows;
  }

  private DatabaseException located(DatabaseException e, SqlText text, int statement, int kept) {
    EngineMessage message = EngineMessage.of(String.valueOf(e.getMessage()), text.sql());
    int start = message.line() == 0 ? text.firstToken() : text.offset();
    ScriptPosition begin = TextPosition.of(sql, start, statement, kept);
    ScriptPosition position =
        message.line() < 1
            ? begin
            : new ScriptPosition(
                statement,
                begin.line() + message.line() - 1,
                message.line() == 1 ? begin.column() + message.column() - 1 : message.column(),
                kept);
    return new DatabaseException(e.kind(), message.text(text.parameters()), e).at(position);
  }
}
