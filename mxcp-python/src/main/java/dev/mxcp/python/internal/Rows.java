package dev.mxcp.python.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON text: {@code {"c": names, "r": rows, "t": {column: kind}}}.
 *
 * <p>Names stand there once, and so does the kind of a column whose values JSON does not know.
 */
final class Rows {

  private final JsonGenerator json;
  private final @Nullable String[] kinds;
  private final boolean exactDecimals;

  private Rows(JsonGenerator json, int columns, boolean exactDecimals) {
    this.json = json;
    this.kinds = new String[columns];
    this.exactDecimals = exactDecimals;
  }

  /** Writes the rows of a query; decimals as floats. */
  static String ofQuery(List<Map<String, @Nullable Object>> rows) {
    return Wire.text(
        json -> {
          Collection<String> names = rows.isEmpty() ? List.of() : rows.get(0).keySet();
          json.writeStartObject();
          json.writeFieldName("c");
          Wire.write(json, names);
          Rows writer = new Rows(json, names.size(), false);
          writer.rows(rows.stream().map(Map::values).toList());
          json.writeEndObject();
        });
  }

  /** Writes the arguments of a function's chunk into an object; decimals stay exact. */
  static void ofChunk(JsonGenerator json, List<? extends List<? extends @Nullable Object>> rows)
      throws IOException {
    new Rows(json, rows.isEmpty() ? 0 : rows.get(0).size(), true).rows(rows);
  }

  private void rows(List<? extends Collection<? extends @Nullable Object>> rows)
      throws IOException {
    json.writeArrayFieldStart("r");
    for (Collection<? extends @Nullable Object> row : rows) {
      json.writeStartArray();
      int column = 0;
      for (Object value : row) {
        value(column++, value);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    writeKinds();
  }

  private void value(int column, @Nullable Object value) throws IOException {
    if (value instanceof BigDecimal decimal && exactDecimals) {
      marked(column, "decimal", decimal.toString());
      return;
    }
    Kind kind = value == null ? null : Kind.of(value);
    if (value == null || kind == null) {
      Wire.write(json, value);
    } else {
      marked(column, kind.id(), kind.text(value));
    }
  }

  private void marked(int column, String kind, String text) throws IOException {
    if (kinds[column] == null) {
      kinds[column] = kind;
    }
    if (kind.equals(kinds[column])) {
      json.writeString(text);
    } else {
      Wire.mark(json, kind, text);
    }
  }

  private void writeKinds() throws IOException {
    json.writeObjectFieldStart("t");
    for (int column = 0; column < kinds.length; column++) {
      if (kinds[column] != null) {
        json.writeStringField(Integer.toString(column), kinds[column]);
      }
    }
    json.writeEndObject();
  }
}
