package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.jdbc.internal.text.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by their words whether statements only read. */
final class Reads {

  private static final Set<String> READING =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM", "EXPLAIN", "SHOW", "DESCRIBE");

  private Reads() {}

  static @Nullable String objection(Statement statement) {
    String first = statement.leading().isEmpty() ? "(" : statement.leading().get(0);
    if (!READING.contains(first)) {
      return "it begins with " + first;
    }
    return statement.countsChanges() || statement.changesSettings()
        ? "it changes data or settings"
        : null;
  }
}
