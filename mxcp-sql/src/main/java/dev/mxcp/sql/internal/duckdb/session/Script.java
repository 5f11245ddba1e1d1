package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.sql.internal.text.SqlText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several statements on one connection; the first failure ends it. */
public final class Script {

  private final Session session;
  private final CallContext context;

  /** Creates a script that has not begun. */
  public Script(Session session, CallContext context) {
    this.session = session;
    this.context = context;
  }

  /** Runs the statements and returns the rows of the last one. */
  public List<Map<String, @Nullable Object>> run(
      List<SqlText> statements, Map<String, ? extends @Nullable Object> parameters) {
    boolean open = false;
    List<Map<String, @Nullable Object>> rows = List.of();
    for (SqlText text : statements) {
      rows = session.execute(text, parameters, context);
      if (text.effect() == SqlText.Effect.TRANSACTION) {
        open = text.beginsTransaction();
      }
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
}
