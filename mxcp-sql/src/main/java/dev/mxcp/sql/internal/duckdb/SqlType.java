package dev.mxcp.sql.internal.duckdb;

import java.util.List;

/** A type of SQL, taken apart. */
sealed interface SqlType {

  /**
   * A type without parts.
   *
   * @param name its name in upper case, without what stands in parentheses
   */
  record Plain(String name) implements SqlType {}

  /** A list, of fixed length or not. */
  record ListOf(SqlType items) implements SqlType {}

  /** A map. */
  record MapOf(SqlType keys, SqlType values) implements SqlType {}

  /** A struct; a union has fields too, of which a value has one. */
  record Fields(boolean union, List<Field> fields) implements SqlType {}

  /** A field of a struct. */
  record Field(String name, SqlType type) {}

  /** Reads a type as the engine writes it, such as {@code STRUCT("a b" INTEGER[], c VARCHAR)}. */
  static SqlType parse(String text) {
    return new SqlTypeParser(text).type();
  }
}
