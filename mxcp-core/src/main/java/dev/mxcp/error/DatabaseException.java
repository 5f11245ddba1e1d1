package dev.mxcp.error;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the database refuses or fails an operation.
 *
 * <p>The message is the engine's own, which may quote the SQL; it is for authors and logs.
 */
public final class DatabaseException extends MxcpException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient @Nullable ScriptPosition position;

  /** Creates an exception of a kind, with the engine's message. */
  public DatabaseException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, null);
  }

  private DatabaseException(
      Kind kind, String message, @Nullable Throwable cause, @Nullable ScriptPosition position) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.position = position;
  }

  /**
   * A position in a script.
   *
   * @param statement the number of the statement, from 1 on; 0 if no statement ran
   * @param line the line of the script, from 1 on
   * @param column the column, from 1 on
   * @param kept how many statements before it have an effect that stays
   */
  public record ScriptPosition(int statement, int line, int column, int kept) {}

  /** Returns a copy with a position in a script. */
  public DatabaseException at(ScriptPosition place) {
    return new DatabaseException(kind, String.valueOf(getMessage()), getCause(), place);
  }

  /** Returns the position in the script; empty if it was not a script. */
  public Optional<ScriptPosition> position() {
    return Optional.ofNullable(position);
  }

  /** The kind of failure, as far as callers distinguish them. */
  public enum Kind {
    /** The database cannot be opened: locked by another process, not writable, not a database. */
    OPEN,
    /** The database cannot be reached now, or has no free connection; it may be later. */
    UNAVAILABLE,
    /** The caller may not do it, or lacks what the database must know about a caller. */
    DENIED,
    /** The SQL does not parse, or is not one statement. */
    SYNTAX,
    /** A table, column, function or field does not exist. */
    CATALOG,
    /** A value is used as a type that it does not have. */
    TYPE,
    /** The SQL parses, but a clause of it is not allowed as it is. */
    CLAUSE,
    /** Parameters that are missing, unknown, or of a type that cannot be bound. */
    PARAMETERS,
    /** A constraint of a table is violated. */
    CONSTRAINT,
    /** Two transactions changed the same rows; the same work may succeed if it is tried again. */
    CONFLICT,
    /** The statement was stopped because its deadline passed or its caller cancelled. */
    INTERRUPTED,
    /** The call may only read, and the statement does more. */
    READ_ONLY,
    /** The result has more rows or bytes than allowed. */
    LIMIT,
    /** The database is closed, or its transaction has ended. */
    CLOSED,
    /** Anything else that happened while the statement ran. */
    EXECUTION
  }

  /** Returns what went wrong. */
  public Kind kind() {
    return kind;
  }
}
