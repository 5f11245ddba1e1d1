package dev.mxcp.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Listener of the SQL statements that a tool runs itself, with {@link Database} or {@link
 * Transaction}, in Python too; for tracing. The statement of a tool written in SQL is not one of
 * them.
 *
 * <p>Called on the thread that runs the statement, from several at once; must not block. What it
 * throws is ignored.
 */
@FunctionalInterface
public interface StatementListener {

  /** A listener that ignores everything. */
  StatementListener NONE = (system, operation) -> End.NONE;

  /**
   * Called when a statement begins.
   *
   * @param system the database as OpenTelemetry names it, such as {@code duckdb} or {@code
   *     postgresql}; {@code other_sql} if it is not known
   * @param operation the first word of the statement in upper case; of any text, since a tool may
   *     run what its caller wrote
   * @return called when it has ended
   */
  End started(String system, String operation);

  /** The end of a statement. */
  @FunctionalInterface
  interface End {

    /** Does nothing. */
    End NONE = failure -> {};

    /**
     * Called once, on the thread of the begin.
     *
     * @param failure why it failed; null if it did not
     */
    void ended(@Nullable Throwable failure);
  }
}
