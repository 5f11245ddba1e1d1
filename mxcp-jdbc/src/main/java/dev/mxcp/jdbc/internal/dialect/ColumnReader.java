package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.spi.RowSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the values of one column and passes them on. */
public interface ColumnReader {

  /**
   * Reads the value of the current row.
   *
   * @param column the column from 0 on
   */
  void read(ResultSet rows, int column, RowSink sink) throws SQLException;

  /** Reads a value as an object. */
  interface Getter {
    /** Returns the value of a column, counted from 1; null for NULL. */
    @Nullable Object get(ResultSet rows, int index) throws SQLException;
  }

  /** Whole numbers of at most 64 bits. */
  ColumnReader LONG =
      (rows, column, sink) -> {
        long value = rows.getLong(column + 1);
        if (rows.wasNull()) {
          sink.nothing(column);
        } else {
          sink.number(column, value);
        }
      };

  /** Numbers of 64 bits. */
  ColumnReader DOUBLE =
      (rows, column, sink) -> {
        double value = rows.getDouble(column + 1);
        if (rows.wasNull()) {
          sink.nothing(column);
        } else {
          sink.number(column, value);
        }
      };

  /** True or false. */
  ColumnReader BOOLEAN =
      (rows, column, sink) -> {
        boolean value = rows.getBoolean(column + 1);
        if (rows.wasNull()) {
          sink.nothing(column);
        } else {
          sink.bool(column, value);
        }
      };

  /** Texts. */
  ColumnReader TEXT =
      (rows, column, sink) -> {
        String value = rows.getString(column + 1);
        if (value == null) {
          sink.nothing(column);
        } else {
          sink.text(column, value);
        }
      };

  /** Returns a reader of objects. */
  static ColumnReader of(Getter getter) {
    return (rows, column, sink) -> sink.value(column, getter.get(rows, column + 1));
  }
}
