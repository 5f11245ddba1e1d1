package dev.mxcp.sql.internal.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches a statement for what a sandbox must refuse and the engine's own settings do not: the log,
 * in which everybody's statements are read; secrets, which belong to the project; and text that
 * becomes SQL only while it runs, which could hold either.
 */
final class SandboxRules {

  private static final Set<String> LOG =
      Set.of(
          "enable_logging",
          "disable_logging",
          "truncate_duckdb_logs",
          "duckdb_logs",
          "duckdb_logs_parsed",
          "duckdb_log_contexts");

  private static final Set<String> PERSISTENCE = Set.of("TEMP", "TEMPORARY", "PERSISTENT");

  private @Nullable String restricted;
  private String last = "";

  /** A name, in quotes or not. */
  void name(String text) {
    last = text.toLowerCase(Locale.ROOT);
    if (LOG.contains(last)) {
      restricted = "the engine's log (" + last + ")";
    } else if (last.equals("json_execute_serialized_sql")) {
      restricted = "SQL that is made while it runs (" + last + ")";
    }
  }

  /** Anything that is neither a name nor a comment nor space. */
  void symbol(char c) {
    if (c == '(' && last.equals("query")) {
      restricted = "SQL that is made while it runs (query)";
    }
    last = "";
  }

  /**
   * Returns what a sandbox refuses in the statement.
   *
   * @param words the leading words of the statement, in upper case
   */
  @Nullable String restricted(List<String> words) {
    return changesSecrets(words) ? "changes of secrets" : restricted;
  }

  private static boolean changesSecrets(List<String> words) {
    int next = 1;
    if (words.isEmpty() || (!words.get(0).equals("CREATE") && !words.get(0).equals("DROP"))) {
      return false;
    }
    if (word(words, next).equals("OR")) {
      next += 2;
    }
    if (PERSISTENCE.contains(word(words, next))) {
      next++;
    }
    return word(words, next).equals("SECRET");
  }

  private static String word(List<String> words, int index) {
    return index < words.size() ? words.get(index) : "";
  }
}
