package dev.mxcp.sql.internal.text;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import dev.mxcp.sql.spi.SqlTextException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
 * @param uses the places of the parameters in {@code sql}, in their order
 * @param types the declared types of the parameters, in the order of their numbers; null for one
 *     without, and no more than are known
 */
public record SqlText(
    String sql,
    List<String> parameters,
    Effect effect,
    boolean writes,
    int offset,
    @Nullable String restricted,
    List<Use> uses,
    List<@Nullable ValueType> types) {

  /** Copies the lists. */
  public SqlText {
    parameters = List.copyOf(parameters);
    uses = List.copyOf(uses);
    types = Collections.unmodifiableList(new ArrayList<>(types));
  }

  /**
   * A place of a parameter in the SQL.
   *
   * @param start where it begins
   * @param end where it ends, without the space behind it
   * @param parameter its index in {@link SqlText#parameters()}
   */
  public record Use(int start, int end, int parameter) {}

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

  /**
   * Returns the same statement with the names and types that its parameters are declared with.
   *
   * @param declared returns the declaration of a name; null where there is none
   */
  public SqlText declare(Function<String, @Nullable Parameter> declared) {
    List<String> names = new ArrayList<>();
    List<@Nullable ValueType> declaredTypes = new ArrayList<>();
    for (String name : parameters) {
      Parameter parameter = declared.apply(name);
      names.add(parameter == null ? name : parameter.name());
      declaredTypes.add(parameter == null ? null : parameter.type());
    }
    return new SqlText(sql, names, effect, writes, offset, restricted, uses, declaredTypes);
  }

  /** Returns the declared type of a parameter; null where there is none. */
  public @Nullable ValueType type(int parameter) {
    return parameter < types.size() ? types.get(parameter) : null;
  }

  /**
   * Returns the same statement with other expressions in the place of its parameters.
   *
   * @param expressions by index; null for a parameter that stays
   */
  public SqlText replace(List<@Nullable String> expressions) {
    StringBuilder replaced = new StringBuilder(sql);
    for (int i = uses.size() - 1; i >= 0; i--) {
      Use use = uses.get(i);
      String expression = expressions.get(use.parameter());
      if (expression != null) {
        replaced.replace(use.start(), use.end(), expression);
      }
    }
    return new SqlText(
        replaced.toString(), parameters, effect, writes, offset, restricted, List.of(), types);
  }

  /**
   * Returns the place in this statement of a place in {@link #replace the replaced} one.
   *
   * @param offset the index in the replaced SQL
   * @param expressions what the parameters were replaced by
   */
  public int origin(int offset, List<@Nullable String> expressions) {
    int longer = 0;
    for (Use use : uses) {
      String expression = expressions.get(use.parameter());
      if (expression == null || offset < use.start() + longer) {
        continue;
      }
      if (offset < use.start() + longer + expression.length()) {
        return use.start();
      }
      longer += expression.length() - (use.end() - use.start());
    }
    return offset - longer;
  }

  /** Returns whether it is BEGIN, and not what ends a transaction. */
  public boolean beginsTransaction() {
    String start = sql.stripLeading().toUpperCase(Locale.ROOT);
    return effect == Effect.TRANSACTION && (start.startsWith("B") || start.startsWith("ST"));
  }

  /** Returns its first word in upper case. */
  public String firstWord() {
    int start = firstToken() - offset;
    int end = start;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(start, end).toUpperCase(Locale.ROOT);
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
