package dev.mxcp.jdbc.internal.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.error.DatabaseException.ScriptPosition;
import dev.mxcp.jdbc.internal.text.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Several statements on one connection; the first failure ends it. */
final class Script {

  private final OpenDatabase database;
  private final Session session;
  private final String sql;
  private final boolean whole;
  private boolean open;

  Script(OpenDatabase database, Session session, String sql) {
    this.database = database;
    this.session = session;
    this.sql = sql;
    this.whole = session.isTransaction();
  }

  /** Runs the statements and returns the rows of the last one. */
  List<Map<String, @Nullable Object>> run(
      List<Statement> statements, Map<String, ? extends @Nullable Object> parameters) {
    List<Map<String, @Nullable Object>> rows = List.of();
    int kept = 0;
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      try {
        rows = run(statement, parameters);
      } catch (DatabaseException e) {
        throw located(e, statement, i + 1, whole ? 0 : kept);
      } catch (SQLException e) {
        throw located(session.failure(e, parameters), statement, i + 1, whole ? 0 : kept);
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
    session.commit();
    return rows;
  }

  private List<Map<String, @Nullable Object>> run(
      Statement statement, Map<String, ? extends @Nullable Object> parameters) throws SQLException {
    if (!statement.controlsTransaction()) {
      return database.run(session, statement, parameters);
    }
    String first = statement.leading().get(0);
    if (whole) {
      throw new DatabaseException(
          Kind.SYNTAX, "The script is one transaction, and cannot control it.", null);
    }
    switch (first) {
      case "BEGIN", "START" -> session.begin();
      case "COMMIT", "END" -> session.commit();
      case "ROLLBACK", "ABORT" -> session.rollback();
      default ->
          throw new DatabaseException(Kind.SYNTAX, first + " is not supported in scripts.", null);
    }
    open = first.equals("BEGIN") || first.equals("START");
    return List.of();
  }

  private DatabaseException located(
      DatabaseException e, Statement statement, int number, int kept) {
    String before = sql.substring(0, Math.min(statement.firstToken(), sql.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = statement.firstToken() - before.lastIndexOf('\n');
    return e.at(new ScriptPosition(number, line, column, kept));
  }
}
