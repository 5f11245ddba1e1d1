package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.sql.internal.rows.Row;
import dev.mxcp.sql.internal.rows.RowShape;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a result: their names, and how to read them. */
public final class Layout {

  private final String[] labels;
  private final String[] types;
  private final ColumnReader[] readers;
  private final RowShape shape;

  private Layout(String[] labels, String[] types) {
    this.labels = labels;
    this.types = types;
    this.readers = new ColumnReader[types.length];
    for (int i = 0; i < types.length; i++) {
      readers[i] = ColumnReader.of(types[i]);
    }
    this.shape = new RowShape(unique(labels));
  }

  /** Returns the known layout where it still fits, else a new one. */
  public static Layout of(ResultSetMetaData columns, @Nullable Layout known) throws SQLException {
    if (known != null && known.fits(columns)) {
      return known;
    }
    String[] types = new String[columns.getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = columns.getColumnTypeName(i + 1);
    }
    return new Layout(labels(columns), types);
  }

  /** Returns the shape of rows of these columns. */
  public static RowShape shapeOf(ResultSetMetaData columns) throws SQLException {
    return new RowShape(unique(labels(columns)));
  }

  private static String[] labels(ResultSetMetaData columns) throws SQLException {
    String[] labels = new String[columns.getColumnCount()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = columns.getColumnLabel(i + 1);
    }
    return labels;
  }

  /** Reads the current row. */
  public Row read(ResultSet rows) throws SQLException {
    @Nullable Object[] values = new Object[readers.length];
    for (int i = 0; i < readers.length; i++) {
      values[i] = readers[i].read(rows, i + 1);
    }
    return new Row(shape, values);
  }

  private boolean fits(ResultSetMetaData columns) throws SQLException {
    if (columns.getColumnCount() != labels.length) {
      return false;
    }
    for (int i = 0; i < labels.length; i++) {
      if (!labels[i].equals(columns.getColumnLabel(i + 1))
          || !types[i].equals(columns.getColumnTypeName(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static String[] unique(String[] labels) {
    Map<String, Integer> seen = new HashMap<>();
    for (String label : labels) {
      seen.put(label, 0);
    }
    String[] names = labels.clone();
    Map<String, Boolean> taken = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (taken.put(names[i], true) != null) {
        names[i] = next(labels[i], seen);
        taken.put(names[i], true);
      }
    }
    return names;
  }

  /** Returns the next free name of {@code a_1}, {@code a_2}, and so on. */
  private static String next(String label, Map<String, Integer> seen) {
    int number = seen.getOrDefault(label, 0);
    String name;
    do {
      number++;
      name = label + "_" + number;
    } while (seen.containsKey(name));
    seen.put(label, number);
    seen.put(name, 0);
    return name;
  }
}
