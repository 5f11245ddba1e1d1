package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException.Kind;
import org.jspecify.annotations.Nullable;

/** Kinds of failures by the states of the SQL standard. */
final class SqlStates {

  private SqlStates() {}

  static Kind kind(@Nullable String state) {
    if (state == null || state.length() < 2) {
      return Kind.EXECUTION;
    }
    return switch (state) {
      case "42601", "42000" -> Kind.SYNTAX;
      case "57014", "HY008" -> Kind.INTERRUPTED;
      case "25006" -> Kind.READ_ONLY;
      case "40001", "40P01" -> Kind.CONFLICT;
      case "57P01", "57P02", "57P03", "53300" -> Kind.UNAVAILABLE;
      default -> byClass(state.substring(0, 2));
    };
  }

  private static Kind byClass(String group) {
    return switch (group) {
      case "08" -> Kind.UNAVAILABLE;
      case "07" -> Kind.PARAMETERS;
      case "23" -> Kind.CONSTRAINT;
      case "40" -> Kind.CONFLICT;
      case "42" -> Kind.CATALOG;
      default -> Kind.EXECUTION;
    };
  }
}
