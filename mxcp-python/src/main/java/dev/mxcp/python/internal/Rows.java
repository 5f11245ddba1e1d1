package dev.mxcp.python.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mxcp.runtime.SqlFunction;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON text, by columns: {@code {"n": rows, "v": [[value, ...], ...], "t": {column:
 * kind}}}; those of a query with their names as {@code "c"}.
 *
 * <p>By columns since Python reads a few long lists much faster than many short ones. The kind of a
 * column whose values JSON does not know stands there once; in a column of several kinds every such
 * value is marked. A column of floats without a null is one text, see {@link Floats}.
 */
final class Rows {

  private final JsonGenerator json;
  private final boolean exactDecimals;

  private Rows(JsonGenerator json, boolean exactDecimals) {
    this.json = json;
    this.exactDecimals = exactDecimals;
  }

  /** Writes the rows of a query; decimals as floats. */
  static String ofQuery(List<Map<String, @Nullable Object>> rows) {
    Collection<String> names = rows.isEmpty() ? List.of() : rows.get(0).keySet();
    return Wire.text(
        json -> {
          json.writeStartObject();
          json.writeFieldName("c");
          Wire.write(json, names);
          new Rows(json, false)
              .write(rows.size(), names.stream().map(name -> column(rows, name)).toList());
          json.writeEndObject();
        });
  }

  private static List<@Nullable Object> column(
      List<Map<String, @Nullable Object>> rows, String name) {
    List<@Nullable Object> values = new ArrayList<>(rows.size());
    for (Map<String, @Nullable Object> row : rows) {
      values.add(row.get(name));
    }
    return values;
  }

  /** Writes the arguments of a function into an object; decimals stay exact. */
  static void ofChunk(JsonGenerator json, SqlFunction.Chunk chunk) throws IOException {
    new Rows(json, true).write(chunk.size(), chunk.columns());
  }

  private void write(int rows, List<? extends List<? extends @Nullable Object>> columns)
      throws IOException {
    json.writeNumberField("n", rows);
    @Nullable Kind[] kinds = columns.stream().map(this::kind).toArray(Kind[]::new);
    json.writeArrayFieldStart("v");
    for (int column = 0; column < kinds.length; column++) {
      write(columns.get(column), kinds[column]);
    }
    json.writeEndArray();
    writeKinds(kinds);
  }

  private void write(List<? extends @Nullable Object> column, @Nullable Kind kind)
      throws IOException {
    if (kind == Kind.FLOATS) {
      json.writeString(Floats.text(column));
      return;
    }
    json.writeStartArray();
    for (Object value : column) {
      write(value, kind);
    }
    json.writeEndArray();
  }

  private boolean areFloats(List<? extends @Nullable Object> column) {
    for (Object value : column) {
      boolean isFloat = value instanceof Double || value instanceof Float;
      if (!isFloat && (exactDecimals || !(value instanceof BigDecimal))) {
        return false;
      }
    }
    return !column.isEmpty();
  }

  /** Returns the kind that all values of a column have; null where there is no such kind. */
  private @Nullable Kind kind(List<? extends @Nullable Object> column) {
    if (areFloats(column)) {
      return Kind.FLOATS;
    }
    Kind kind = null;
    for (Object value : column) {
      if (value != null) {
        Kind own = kind(value);
        if (own == null || (kind != null && own != kind)) {
          return null;
        }
        kind = own;
      }
    }
    return kind;
  }

  private @Nullable Kind kind(Object value) {
    return value instanceof BigDecimal && !exactDecimals ? null : Kind.of(value);
  }

  private void write(@Nullable Object value, @Nullable Kind ofColumn) throws IOException {
    Kind kind = value == null ? null : kind(value);
    if (value == null || kind == null) {
      Wire.write(json, value);
    } else if (kind == ofColumn) {
      json.writeString(kind.text(value));
    } else {
      Wire.mark(json, kind.id(), kind.text(value));
    }
  }

  private void writeKinds(@Nullable Kind[] kinds) throws IOException {
    json.writeObjectFieldStart("t");
    for (int column = 0; column < kinds.length; column++) {
      Kind kind = kinds[column];
      if (kind != null) {
        json.writeStringField(Integer.toString(column), kind.id());
      }
    }
    json.writeEndObject();
  }
}
