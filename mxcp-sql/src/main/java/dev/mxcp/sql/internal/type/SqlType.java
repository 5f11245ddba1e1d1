package dev.mxcp.sql.internal.type;

import java.util.List;
import java.util.stream.Collectors;

/** A type of SQL, taken apart. */
public sealed interface SqlType {

  /**
   * A type without parts.
   *
   * @param name its name in upper case, without what stands in parentheses
   */
  record Plain(String name) implements SqlType {
    @Override
    public String sql() {
      return name;
    }
  }

  /**
   * A list, of fixed length or not.
   *
   * @param items the type of its items
   */
  record ListOf(SqlType items) implements SqlType {
    @Override
    public String sql() {
      return items.sql() + "[]";
    }
  }

  /**
   * A map.
   *
   * @param keys the type of its keys
   * @param values the type of its values
   */
  record MapOf(SqlType keys, SqlType values) implements SqlType {
    @Override
    public String sql() {
      return "MAP(" + keys.sql() + ", " + values.sql() + ")";
    }
  }

  /**
   * A struct or a union.
   *
   * @param union whether a value has only one of the fields
   * @param fields the fields in their order
   */
  record Fields(boolean union, List<Field> fields) implements SqlType {
    @Override
    public String sql() {
      return fields.stream()
          .map(field -> quoted(field.name()) + " " + field.type().sql())
          .collect(Collectors.joining(", ", union ? "UNION(" : "STRUCT(", ")"));
    }

    private static String quoted(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }

  /**
   * A field of a struct.
   *
   * @param name its name, without quotes
   * @param type its type
   */
  record Field(String name, SqlType type) {}

  /** Returns the type as SQL has it. */
  String sql();

  /** Reads a type as the engine writes it, such as {@code STRUCT("a b" INTEGER[], c VARCHAR)}. */
  static SqlType parse(String text) {
    return new SqlTypeParser(text).type();
  }
}
