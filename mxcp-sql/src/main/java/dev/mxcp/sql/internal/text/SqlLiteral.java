package dev.mxcp.sql.internal.text;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes values into SQL where parameters are not possible. */
public final class SqlLiteral {

  private SqlLiteral() {}

  /** Returns a name in quotes. */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Returns a value as SQL: lists and maps as such, everything else as a text in quotes. */
  public static String of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
          .collect(Collectors.joining(", ", "MAP {", "}"));
    }
    if (value instanceof Iterable<?> items) {
      return StreamSupport.stream(items.spliterator(), false)
          .map(SqlLiteral::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value == null ? "NULL" : "'" + value.toString().replace("'", "''") + "'";
  }
}
