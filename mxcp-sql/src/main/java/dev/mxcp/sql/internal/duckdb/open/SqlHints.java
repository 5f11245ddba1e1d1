package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.text.EngineMessage;
import dev.mxcp.sql.internal.text.SqlText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what to write in place of SQL that the engine does not take. */
final class SqlHints {

  private static final Set<String> TYPES =
      Set.of("DATE", "TIME", "TIMETZ", "TIMESTAMP", "TIMESTAMPTZ", "DATETIME");

  private static final Set<String> BEFORE_TABLES =
      Set.of("FROM", "JOIN", "INTO", "TABLE", "UPDATE");

  private static final Pattern WORD_BEFORE = Pattern.compile("(\\w+)\\s*$");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private SqlHints() {}

  /**
   * Returns a hint; null where there is none.
   *
   * @param message what the engine says, and where
   */
  static @Nullable String of(Kind kind, EngineMessage message, SqlText text) {
    if (message.line() > 0) {
      int offset = message.offset(text.sql());
      String marked = marked(text.sql(), offset);
      if (marked != null) {
        return "Write $" + marked + ": parameters of SQL begin with $.";
      }
      String parameter = parameter(text, offset);
      if (parameter != null && kind == Kind.SYNTAX) {
        return misplaced(parameter, wordBefore(text.sql(), offset));
      }
    }
    if (kind == Kind.TYPE) {
      return "Convert a value, as in CAST(... AS BIGINT), or declare the type that is needed.";
    }
    return message.text().contains("not supported in ORDER BY")
        ? "A parameter is a value and no column: write ORDER BY CASE $p WHEN 'name' THEN name END."
        : null;
  }

  /** Returns the name behind a colon or an at sign: parameters of other databases. */
  private static @Nullable String marked(String sql, int offset) {
    int start = offset < sql.length() && sql.charAt(offset) == ':' ? offset + 1 : offset;
    boolean isMarked =
        start > 0
            && (sql.charAt(start - 1) == ':' || sql.charAt(start - 1) == '@')
            && (start < 2 || sql.charAt(start - 2) != ':');
    Matcher name = NAME.matcher(sql).region(Math.min(start, sql.length()), sql.length());
    return isMarked && name.lookingAt() ? name.group() : null;
  }

  private static @Nullable String parameter(SqlText text, int offset) {
    for (SqlText.Use use : text.uses()) {
      if (use.start() == offset) {
        return "$" + text.parameters().get(use.parameter());
      }
    }
    return null;
  }

  private static String wordBefore(String sql, int offset) {
    Matcher word = WORD_BEFORE.matcher(sql.substring(0, offset));
    return word.find() ? word.group(1).toUpperCase(Locale.ROOT) : "";
  }

  private static @Nullable String misplaced(String parameter, String before) {
    if (TYPES.contains(before)) {
      return "Write " + parameter + "::" + before + "; a type stands before a text only.";
    }
    if (before.equals("INTERVAL")) {
      return "Write INTERVAL (" + parameter + ") DAY, or " + parameter + "::INTERVAL.";
    }
    return BEFORE_TABLES.contains(before)
        ? "A parameter is a value and no table: FROM query_table(" + parameter + ") reads one."
        : null;
  }
}
