package dev.mxcp.sql;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;

/**
 * Turns failures of the database into failures of a call.
 *
 * <p>The engine's texts quote the SQL and sometimes values of others, so the caller reads one of a
 * few fixed sentences and the log gets everything.
 */
final class Failures {

  private Failures() {}

  static ToolException of(Endpoint endpoint, DatabaseException e) {
    String diagnostic = "SQL of " + endpoint.id() + " failed: " + e.getMessage();
    return new ToolException(code(e.kind()), safe(e.kind()), diagnostic, e);
  }

  private static FailureCode code(DatabaseException.Kind kind) {
    return switch (kind) {
      case DENIED -> FailureCode.DENIED;
      case LIMIT -> FailureCode.LIMIT_EXCEEDED;
      case INTERRUPTED -> FailureCode.CANCELLED;
      case CLOSED -> FailureCode.CLOSED;
      default -> FailureCode.TOOL_FAILED;
    };
  }

  private static String safe(DatabaseException.Kind kind) {
    return switch (kind) {
      case OPEN -> "The database cannot be opened.";
      case UNAVAILABLE -> "The database cannot be reached; try again later.";
      case DENIED -> "Access denied: the database does not allow this caller to do that.";
      case SYNTAX, CLAUSE -> "The query is not valid.";
      case TYPE -> "The query does not fit the types of its values.";
      case CATALOG -> "The query does not fit the database: something it names is not there.";
      case PARAMETERS -> "The query cannot take the given arguments.";
      case CONSTRAINT -> "The change violates a constraint of the database.";
      case CONFLICT -> "Another call changed the same data at the same time; try again.";
      case INTERRUPTED -> "The query was stopped.";
      case READ_ONLY -> "The tool may only read, and its statement does more.";
      case LIMIT -> "The result of the query is too large.";
      case CLOSED -> "The database is closed.";
      case EXECUTION -> "The query failed.";
    };
  }
}
