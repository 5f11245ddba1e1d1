package dev.mxcp.sql.internal.text;

import dev.mxcp.sql.spi.SqlTextException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement whose named parameters are rewritten to numbered ones.
 *
 * <p>The driver binds by position only, so {@code $name} becomes {@code $1}, padded with spaces to
 * its old length: the engine's error positions then fit the text that the author wrote. Immutable.
 *
 * @param sql what the engine gets
 * @param parameters the names, in the order of their numbers, as first written; names that differ
 *     in the case of ASCII letters only are one parameter, as in the engine
 * @param effect what the statement may leave behind on its connection
 * @param writes whether it may change data, as far as its words tell
 * @param offset where the statement begins in the text that it was split from
 * @param restricted what a sandbox refuses in it, as a sentence ends; null for nothing
 */
public record SqlText(
    String sql,
    List<String> parameters,
    Effect effect,
    boolean writes,
    int offset,
    @Nullable String restricted) {

  /** Copies the list. */
  public SqlText {
    parameters = List.copyOf(parameters);
  }

  /** What a statement may leave behind on its connection. */
  public enum Effect {
    /** Nothing: a query, a change of data, a definition that is not temporary. */
    NONE,
    /** Settings, temporary objects, prepared statements: the connection is not used again. */
    SESSION,
    /** It begins or ends a transaction. */
    TRANSACTION
  }

  /**
   * Reads the only statement of a text.
   *
   * @throws SqlTextException where there is none or several, or a parameter has no name
   */
  public static SqlText single(String text) {
    List<SqlText> statements = split(text);
    if (statements.size() > 1) {
      throw new SqlTextException(
          SqlTextException.Reason.SEVERAL,
          statements.get(1).firstToken(),
          "expected one SQL statement, found " + statements.size());
    }
    return statements.get(0);
  }

  /**
   * Splits a text into its statements; semicolons without a statement do not count.
   *
   * @return at least one statement
   * @throws SqlTextException where there is none, or a parameter has no name
   */
  public static List<SqlText> split(String text) {
    List<SqlText> statements = new SqlLexer(text).statements();
    if (statements.isEmpty()) {
      throw new SqlTextException(SqlTextException.Reason.EMPTY, 0, "there is no SQL statement");
    }
    return statements;
  }

  /** Returns the same statement with other names for its parameters. */
  public SqlText rename(UnaryOperator<String> names) {
    return new SqlText(
        sql, parameters.stream().map(names).toList(), effect, writes, offset, restricted);
  }

  /** Returns whether it is BEGIN, and not what ends a transaction. */
  public boolean beginsTransaction() {
    String start = sql.stripLeading().toUpperCase(Locale.ROOT);
    return effect == Effect.TRANSACTION && (start.startsWith("B") || start.startsWith("ST"));
  }

  /** Returns where its first word begins in the text that it was split from. */
  public int firstToken() {
    int index = 0;
    while (index < sql.length() && Character.isWhitespace(sql.charAt(index))) {
      index++;
    }
    return offset + index;
  }
}
