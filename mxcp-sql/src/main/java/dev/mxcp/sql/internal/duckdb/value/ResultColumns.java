package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.sql.internal.rows.RowShape;
import dev.mxcp.sql.internal.type.SqlType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBChunkedResult;
import org.jspecify.annotations.Nullable;

/**
 * What the description of a statement says of the types of its columns: it alone tells JSON from
 * text. Immutable.
 *
 * @param types the types in the order of the columns; empty where nothing is known
 */
public record ResultColumns(List<SqlType> types) {

  /** Nothing is known. */
  public static final ResultColumns UNKNOWN = new ResultColumns(List.of());

  /** Copies the list. */
  public ResultColumns {
    types = List.copyOf(types);
  }

  /** Reads a description; null where the types of parameters would have to be known for one. */
  public static @Nullable ResultColumns of(ResultSetMetaData columns) throws SQLException {
    List<SqlType> types = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String type = columns.getColumnTypeName(i);
      if (type.equals("UNKNOWN")) {
        return null;
      }
      types.add(SqlType.parse(type));
    }
    return new ResultColumns(types);
  }

  /** Returns the type of a column; null where it is not known. */
  @Nullable SqlType type(int index) {
    return index < types.size() ? types.get(index) : null;
  }

  /**
   * Returns the shape of rows of a result; of columns with the same name the second is another.
   *
   * @param last the same object is returned if it has these names; null for none
   */
  static RowShape shapeOf(DuckDBChunkedResult result, @Nullable RowShape last) {
    String[] labels = new String[(int) result.columnCount()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = result.columnName(i);
    }
    return last != null && last.hasNames(labels) ? last : new RowShape(unique(labels));
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
