package dev.mxcp.sql.internal.rows;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of rows what an endpoint declares to return. Chosen once for an endpoint. */
public enum ResultShape {
  /** All rows, as maps. */
  ROWS {
    @Override
    public @Nullable Object apply(List<Map<String, @Nullable Object>> rows) {
      return rows;
    }
  },
  /** All rows of one column, as its values; rows of several columns as maps. */
  COLUMN {
    @Override
    public @Nullable Object apply(List<Map<String, @Nullable Object>> rows) {
      if (rows.isEmpty() || rows.get(0).size() != 1) {
        return rows;
      }
      List<@Nullable Object> values = new ArrayList<>(rows.size());
      for (Map<String, @Nullable Object> row : rows) {
        values.add(row.values().iterator().next());
      }
      return Collections.unmodifiableList(values);
    }
  },
  /** The only row, as a map. */
  ROW {
    @Override
    public @Nullable Object apply(List<Map<String, @Nullable Object>> rows) {
      return only(rows, "object");
    }
  },
  /** The only value of the only row. */
  VALUE {
    @Override
    public @Nullable Object apply(List<Map<String, @Nullable Object>> rows) {
      Map<String, @Nullable Object> row = only(rows, "single value");
      if (row.size() != 1) {
        throw wrong("Expected a single value, the query gave " + row.size() + " columns.");
      }
      return row.values().iterator().next();
    }
  };

  /** Returns the shape of a declared type; all rows where none is declared. */
  public static ResultShape of(@Nullable ValueType type) {
    if (type == null) {
      return ROWS;
    }
    if (type instanceof ArrayType array) {
      ValueType items = array.items();
      boolean scalars =
          items != null && !(items instanceof ObjectType) && !(items instanceof ArrayType);
      return scalars ? COLUMN : ROWS;
    }
    return type instanceof ObjectType ? ROW : VALUE;
  }

  /** Returns whether the result is a list with an item for every row. */
  public boolean isList() {
    return this == ROWS || this == COLUMN;
  }

  /**
   * Shapes the rows.
   *
   * @throws ToolException with {@code INVALID_RESULT} where they do not fit
   */
  public abstract @Nullable Object apply(List<Map<String, @Nullable Object>> rows);

  private static Map<String, @Nullable Object> only(
      List<Map<String, @Nullable Object>> rows, String expected) {
    if (rows.isEmpty()) {
      throw wrong("The query gave no row; expected one, for the " + expected + ".");
    }
    if (rows.size() > 1) {
      throw wrong("The query gave " + rows.size() + " rows; expected one " + expected + ".");
    }
    return rows.get(0);
  }

  private static ToolException wrong(String message) {
    return new ToolException(FailureCode.INVALID_RESULT, message, message, null);
  }
}
