package dev.mxcp.spi;

import org.jspecify.annotations.Nullable;

/**
 * Receiver of the rows of a table, cell by cell.
 *
 * <p>For every row {@link #begin}, then one value for each column in the order of the columns, then
 * {@link #end}. Columns are counted from 0. What these methods throw ends the call, as with {@link
 * ResultSink}. For one thread at a time.
 */
public interface RowSink {

  /** Begins the next row. */
  void begin();

  /** Passes a value of any kind that {@link PreparedEndpoint#invoke} may return. */
  void value(int column, @Nullable Object value);

  /** Passes an integer. */
  default void number(int column, long value) {
    value(column, value);
  }

  /** Passes a number; NaN and infinities become null, as in every result. */
  default void number(int column, double value) {
    value(column, value);
  }

  /** Passes a boolean. */
  default void bool(int column, boolean value) {
    value(column, value);
  }

  /** Passes a text. */
  default void text(int column, String value) {
    value(column, value);
  }

  /** Passes null. */
  default void nothing(int column) {
    value(column, null);
  }

  /** Ends the row. */
  void end();
}
