package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.jdbc.internal.text.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by their words whether statements only read. */
final class Reads {

  private static final Set<String> READING =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM", "EXPLAIN", "SHOW", "DESCRIBE");

  private static final Set<String> OPTIONS =
      Set.of(
          "ANALYZE",
          "VERBOSE",
          "TYPE",
          "FORMAT",
          "LOGICAL",
          "DISTRIBUTED",
          "VALIDATE",
          "IO",
          "TEXT",
          "GRAPHVIZ",
          "JSON");

  private Reads() {}

  /** Returns the word after {@code EXPLAIN} and its options; {@code EXPLAIN ANALYZE} runs it. */
  private static String explained(Statement statement) {
    return statement.leading().stream()
        .skip(1)
        .filter(word -> !OPTIONS.contains(word))
        .findFirst()
        .orElse("(");
  }

  static @Nullable String objection(Statement statement) {
    String first = statement.leading().isEmpty() ? "(" : statement.leading().get(0);
    if (!READING.contains(first)) {
      return "it begins with " + first;
    }
    if (first.equals("EXPLAIN") && !READING.contains(explained(statement))) {
      return "it explains and may run " + explained(statement);
    }
    return statement.countsChanges() || statement.changesSettings()
        ? "it changes data or settings"
        : null;
  }
}
