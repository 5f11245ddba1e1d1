package dev.mxcp.sql.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A statement while it is read. */
final class StatementDraft {

  private static final int LEADING_WORDS = 5;

  private static final Set<String> TRANSACTION =
      Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

  /** Statements that leave nothing on their connection; all that are not known here may. */
  private static final Set<String> CLEAN =
      Set.of(
          "SELECT",
          "WITH",
          "FROM",
          "VALUES",
          "TABLE",
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "TRUNCATE",
          "COPY",
          "CREATE",
          "ALTER",
          "DROP",
          "COMMENT",
          "EXPLAIN",
          "DESCRIBE",
          "DESC",
          "SHOW",
          "SUMMARIZE",
          "PIVOT",
          "PIVOT_WIDER",
          "PIVOT_LONGER",
          "UNPIVOT",
          "CHECKPOINT",
          "ANALYZE",
          "VACUUM");

  /**
   * Words that keep a connection from being used again: they reach what the library itself keeps
   * there, or the engine looks at data once, when the statement is prepared.
   */
  private static final Set<String> ONCE =
      Set.of("GETVARIABLE", "DUCKDB_VARIABLES", "PIVOT", "PIVOT_WIDER", "GLOB");

  /** Statements that change no data, unless one of {@link #CHANGES} stands in them. */
  private static final Set<String> READS =
      Set.of(
          "SELECT",
          "WITH",
          "FROM",
          "VALUES",
          "TABLE",
          "EXPLAIN",
          "DESCRIBE",
          "DESC",
          "SHOW",
          "SUMMARIZE",
          "PIVOT",
          "PIVOT_WIDER",
          "PIVOT_LONGER",
          "UNPIVOT");

  private static final Set<String> CHANGES =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "ANALYZE");

  private final int offset;
  private final StringBuilder sql = new StringBuilder();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> parameters = new ArrayList<>();
  private final List<SqlText.Use> uses = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final SandboxRules sandbox = new SandboxRules();
  private boolean once;
  private boolean changes;

  /** Whether it holds anything but space and comments. */
  boolean hasToken;

  StatementDraft(int offset) {
    this.offset = offset;
  }

  void append(String text, int start, int end) {
    sql.append(text, start, end);
  }

  /** Puts space in the place of a text; its lines stay lines. */
  void blank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      sql.append(c == '\n' || c == '\r' ? c : ' ');
    }
  }

  /** Takes notice of a name in quotes. */
  void quoted(String name) {
    sandbox.name(name);
  }

  /** Takes notice of a token that is no name. */
  void symbol(char c) {
    sandbox.symbol(c);
  }

  void word(String upperCase) {
    sandbox.name(upperCase);
    if (words.size() < LEADING_WORDS) {
      words.add(upperCase);
    }
    once |= ONCE.contains(upperCase);
    changes |= CHANGES.contains(upperCase);
  }

  void parameter(String name, int length, boolean dotted) {
    Integer number = numbers.get(asciiLowerCase(name));
    if (number == null) {
      parameters.add(name);
      number = parameters.size();
      numbers.put(asciiLowerCase(name), number);
    }
    int start = sql.length();
    sql.append('$').append(number.intValue());
    uses.add(new SqlText.Use(start, sql.length(), number - 1));
    if (dotted) {
      // Without the space the engine reads $1. as a number.
      sql.append(' ');
    }
    while (sql.length() - start < length) {
      sql.append(' ');
    }
  }

  SqlText finish() {
    boolean writes = changes || words.isEmpty() || !READS.contains(words.get(0));
    return new SqlText(
        sql.toString(),
        parameters,
        effect(),
        writes,
        offset,
        sandbox.restricted(words),
        uses,
        List.of());
  }

  private SqlText.Effect effect() {
    String first = words.isEmpty() ? "" : words.get(0);
    if (TRANSACTION.contains(first)) {
      return SqlText.Effect.TRANSACTION;
    }
    boolean temporary =
        first.equals("CREATE") && (words.contains("TEMP") || words.contains("TEMPORARY"));
    return CLEAN.contains(first) && !temporary && !once
        ? SqlText.Effect.NONE
        : SqlText.Effect.SESSION;
  }

  /** Returns the name with ASCII letters in lower case: the engine folds no others. */
  static String asciiLowerCase(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + 32));
      }
    }
    return folded.toString();
  }
}
