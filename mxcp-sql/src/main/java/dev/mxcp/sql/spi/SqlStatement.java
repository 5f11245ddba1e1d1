package dev.mxcp.sql.spi;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.ResultSink;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an endpoint. Thread-safe.
 *
 * <p>Every method but {@link #parameters} and {@link #controlsTransaction} may ask the engine, and
 * throws {@link DatabaseException}; one that points to a place of the SQL has a {@linkplain
 * DatabaseException#position() position}.
 */
public interface SqlStatement {

  /** Returns the names of its parameters, each once, as declared or else as first written. */
  List<String> parameters();

  /** Returns whether it begins or ends a transaction. */
  boolean controlsTransaction();

  /** Prepares it without running it. */
  void check();

  /** Prepares it without running it, and returns the columns of its result; empty for none. */
  List<SqlColumn> describe();

  /** Returns what to write in place of what the engine did not take; null where that is unknown. */
  default @Nullable String hint(DatabaseException refusal) {
    return null;
  }

  /** Checks that it can be run by a tool that declares to read only. */
  void requireReading();

  /**
   * Runs it.
   *
   * @param arguments values by name; those that the statement does not name are ignored
   * @return the rows, as {@link dev.mxcp.runtime.Database} gives them
   */
  List<Map<String, @Nullable Object>> execute(
      Map<String, ? extends @Nullable Object> arguments, CallContext context);

  /**
   * Runs it and passes its rows on while the engine makes them. Conflicts come before the first
   * row.
   *
   * @param arguments values by name; those that the statement does not name are ignored
   * @param sink gets a list with one item for every row
   * @param single whether rows of one column are passed on as its values
   */
  void stream(
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      ResultSink sink,
      boolean single);
}
