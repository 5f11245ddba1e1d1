package dev.mxcp.jdbc.internal.text;

import dev.mxcp.sql.spi.SqlTextException;
import dev.mxcp.sql.spi.SqlTextException.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One statement as its author wrote it, with the places of its parameters. Immutable.
 *
 * @param text the statement, from the end of the one before it on
 * @param offset where it begins in the text that it was split from
 * @param slots the places of parameters, in order
 * @param operators the places of question marks that are operators, in order
 * @param leading the first words, in upper case
 * @param names all words and quoted names, in lower case
 */
public record Statement(
    String text,
    int offset,
    List<Slot> slots,
    List<Integer> operators,
    List<String> leading,
    Set<String> names) {

  private static final Set<String> TRANSACTION =
      Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE");

  private static final Set<String> COUNTED = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

  /** Statements that leave nothing on their connection; all others may. */
  private static final Set<String> CLEAN =
      Set.of(
          ("SELECT WITH VALUES TABLE FROM INSERT UPDATE DELETE MERGE CALL LOCK TRUNCATE CREATE ALTER"
                  + " DROP COMMENT EXPLAIN SHOW DESCRIBE ANALYZE VACUUM REFRESH GRANT REVOKE REINDEX")
              .split(" "));

  /** Names by which a query changes settings; {@code u&} may write any of them. */
  private static final Set<String> SETTINGS = Set.of("set_config", "pg_settings", "u&");

  private static final Set<String> ROWS =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM", "INSERT", "UPDATE", "DELETE", "MERGE");

  private static final Set<String> TEMPORARY = Set.of("temp", "temporary");

  /** Copies the lists. */
  public Statement {
    slots = List.copyOf(slots);
    operators = List.copyOf(operators);
    leading = List.copyOf(leading);
    names = Set.copyOf(names);
  }

  /**
   * Reads the only statement of a text.
   *
   * @throws SqlTextException if there is none or several, or a parameter has no name
   */
  public static Statement single(String text, Syntax syntax) {
    List<Statement> statements = split(text, syntax);
    if (statements.size() > 1) {
      throw new SqlTextException(
          Reason.SEVERAL,
          statements.get(1).firstToken(),
          "expected one SQL statement, found " + statements.size());
    }
    return statements.get(0);
  }

  /**
   * Splits a text into its statements; semicolons without a statement do not count.
   *
   * @return at least one statement
   * @throws SqlTextException if there is none, or a parameter has no name
   */
  public static List<Statement> split(String text, Syntax syntax) {
    List<Statement> statements = new Lexer(text, syntax).statements();
    if (statements.isEmpty()) {
      throw new SqlTextException(Reason.EMPTY, 0, "there is no SQL statement");
    }
    return statements;
  }

  /** Returns the names of the parameters, each once; names differ by more than case. */
  public List<String> parameters() {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    return slots.stream().map(Slot::name).filter(seen::add).toList();
  }

  /** Returns whether it begins or ends a transaction, or a part of one. */
  public boolean controlsTransaction() {
    return !leading.isEmpty() && TRANSACTION.contains(leading.get(0));
  }

  /** Returns whether it may change settings of its connection. */
  public boolean changesSettings() {
    return leading.isEmpty()
        || !CLEAN.contains(leading.get(0))
        || names.stream().anyMatch(SETTINGS::contains);
  }

  /** Returns whether it may leave settings, temporary tables or locks on its connection. */
  public boolean marksSession() {
    boolean creates = names.contains("create") || names.contains("into");
    return changesSettings()
        || (creates && names.stream().anyMatch(TEMPORARY::contains))
        || names.stream().anyMatch(name -> name.startsWith("pg_advisory_lock"));
  }

  /** Returns whether it may be one that cannot run inside of a transaction. */
  public boolean standsAlone() {
    return leading.isEmpty() || !ROWS.contains(leading.get(0));
  }

  /** Returns whether its result is the number of changed rows if it has no rows. */
  public boolean countsChanges() {
    String first = leading.isEmpty() ? "" : leading.get(0);
    return COUNTED.contains(first)
        || (first.equals("WITH")
            && COUNTED.stream().anyMatch(word -> names.contains(word.toLowerCase(Locale.ROOT))));
  }

  /** Returns where its first word begins in the text that it was split from. */
  public int firstToken() {
    int index = 0;
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return offset + index;
  }
}
