package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Turns the driver's exceptions into ours: it gives neither a state nor a code, only texts. */
public final class EngineErrors {

  private static final String NOISE =
      "Invalid Input Error: Attempting to execute an unsuccessful or closed pending query result\n"
          + "Error: ";

  private static final String CHUNKED_NOISE = "Query failed: ";

  /** What the engine says to those who work on it or run it by hand. */
  private static final List<String> ADVICE =
      List.of(
          "\nThis error signals an assertion failure", "\nPossible solutions:", "\nStack Trace:");

  private static final Map<String, Kind> BY_PREFIX = new LinkedHashMap<>();

  static {
    BY_PREFIX.put("INTERRUPT Error", Kind.INTERRUPTED);
    BY_PREFIX.put("Parser Error", Kind.SYNTAX);
    BY_PREFIX.put("Syntax Error", Kind.SYNTAX);
    BY_PREFIX.put("Catalog Error", Kind.CATALOG);
    BY_PREFIX.put("Parameter Not Allowed Error", Kind.SYNTAX);
    BY_PREFIX.put("Constraint Error", Kind.CONSTRAINT);
    BY_PREFIX.put("Invalid Input Error: Values were not provided", Kind.PARAMETERS);
    BY_PREFIX.put("Invalid Input Error: Parameter argument/count mismatch", Kind.PARAMETERS);
  }

  private EngineErrors() {}

  /** Returns the exception for a statement of the library's own that failed. */
  public static DatabaseException of(SQLException e) {
    return of(e, text -> text);
  }

  /**
   * Returns the exception for a statement that failed.
   *
   * @param mask takes values out of the engine's text
   */
  public static DatabaseException of(SQLException e, UnaryOperator<String> mask) {
    String text = text(e);
    Kind kind = e instanceof SQLTimeoutException ? Kind.INTERRUPTED : kind(text);
    String masked = mask.apply(text);
    SQLException cause = e;
    if (!masked.equals(text)) {
      // The trace of a cause is printed too, and its text with it.
      cause = new SQLException(masked, e.getSQLState(), e.getErrorCode());
      cause.setStackTrace(e.getStackTrace());
    }
    return new DatabaseException(kind, masked, cause);
  }

  /** Returns the engine's own text, without what the driver puts before and advice behind it. */
  public static String text(SQLException e) {
    String text = withoutNoise(String.valueOf(e.getMessage()));
    for (String advice : ADVICE) {
      int start = text.indexOf(advice);
      text = start < 0 ? text : text.substring(0, start).stripTrailing();
    }
    return text;
  }

  private static String withoutNoise(String text) {
    if (text.startsWith(CHUNKED_NOISE)) {
      return text.substring(CHUNKED_NOISE.length());
    }
    return text.startsWith(NOISE) ? text.substring(NOISE.length()) : text;
  }

  private static Kind kind(String text) {
    for (Map.Entry<String, Kind> entry : BY_PREFIX.entrySet()) {
      if (text.startsWith(entry.getKey())) {
        return entry.getValue();
      }
    }
    if (text.startsWith("Binder Error")) {
      return BinderErrors.kind(text);
    }
    return text.startsWith("TransactionContext Error") ? transactionKind(text) : Kind.EXECUTION;
  }

  private static Kind transactionKind(String text) {
    if (text.contains("onflict")) {
      return Kind.CONFLICT;
    }
    return text.contains("onstraint") ? Kind.CONSTRAINT : Kind.EXECUTION;
  }
}
