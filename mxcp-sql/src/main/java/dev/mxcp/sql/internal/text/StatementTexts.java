package dev.mxcp.sql.internal.text;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.spi.SqlTextException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Splits SQL into statements and keeps what was split before: some megabytes at most, however many
 * or long the texts are. Thread-safe.
 */
public final class StatementTexts {

  private static final int CHARS = 2 * 1024 * 1024;
  private static final int LONGEST = CHARS / 16;

  /** What keeping a text takes beside its characters, in characters. */
  private static final int OVERHEAD = 256;

  private final Map<String, List<SqlText>> texts = new ConcurrentHashMap<>();
  private int chars;

  /**
   * Reads one statement.
   *
   * @throws DatabaseException where there is none or several
   */
  public SqlText single(String sql) {
    List<SqlText> statements = script(sql);
    if (statements.size() > 1) {
      throw new DatabaseException(
          Kind.SYNTAX,
          "Expected one SQL statement, found "
              + statements.size()
              + ". Use executeScript for several.",
          null);
    }
    return statements.get(0);
  }

  /**
   * Reads all statements of a script.
   *
   * @throws DatabaseException where there is none
   */
  public List<SqlText> script(String sql) {
    List<SqlText> known = texts.get(sql);
    if (known != null) {
      return known;
    }
    try {
      List<SqlText> fresh = SqlText.split(sql);
      if (sql.length() <= LONGEST) {
        keep(sql, fresh);
      }
      return fresh;
    } catch (SqlTextException e) {
      throw new DatabaseException(Kind.SYNTAX, "The SQL cannot be run: " + e.getMessage(), e)
          .at(TextPosition.of(sql, Math.max(0, e.offset()), 0, 0));
    }
  }

  /** Begins anew where there is no room: reading a text again costs little. */
  private synchronized void keep(String sql, List<SqlText> statements) {
    int size = sql.length() + OVERHEAD * statements.size();
    if (chars + size > CHARS) {
      texts.clear();
      chars = 0;
    }
    if (texts.putIfAbsent(sql, statements) == null) {
      chars += size;
    }
  }

  /** Returns how many texts are kept. */
  int size() {
    return texts.size();
  }

  /** Refuses BEGIN and its like: the next statement may run on another connection. */
  public static void refuseTransaction(SqlText text) {
    if (text.effect() == SqlText.Effect.TRANSACTION) {
      throw new DatabaseException(
          Kind.SYNTAX,
          "BEGIN, COMMIT and ROLLBACK cannot be run as statements, since every statement has a"
              + " connection of its own. Use a transaction (Database.begin, in Python"
              + " db.transaction()) or a script.",
          null);
    }
  }
}
