package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.error.DatabaseException.Kind;
import java.util.List;

/** Tells the engine's binder errors apart: they have one name, whatever is wrong. */
final class BinderErrors {

  private static final List<String> MISSING =
      List.of(
          "not found",
          "does not exist",
          "does not have a column",
          "Could not find key",
          "FROM clause is missing");

  private static final List<String> TYPES =
      List.of(
          "No function matches",
          "Could not choose a best candidate",
          "Cannot compare values of type",
          "Cannot mix values of type",
          "Cannot deduce template type",
          "explicit cast is required",
          "can only be applied to",
          "Cannot cast",
          "type mismatch");

  private BinderErrors() {}

  static Kind kind(String text) {
    if (MISSING.stream().anyMatch(text::contains)) {
      return Kind.CATALOG;
    }
    return TYPES.stream().anyMatch(text::contains) ? Kind.TYPE : Kind.CLAUSE;
  }
}
