package dev.mxcp.sql.internal.duckdb.function;

/**
 * A function was asked with a key that belongs to no call; without a trace, which SQL would see.
 */
final class StaleKeyException extends RuntimeException {

  /** What the engine's text of the failure contains. */
  static final String MESSAGE = "mxcp: this key belongs to no call";

  private static final long serialVersionUID = 1L;

  StaleKeyException() {
    super(MESSAGE, null, false, false);
  }
}
