package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of Trino from what the server sent: the driver's own values of dates and times lose
 * digits, offsets and eras.
 */
final class TrinoColumns {

  private TrinoColumns() {}

  static ColumnReader reader(TrinoType type) {
    return switch (type.kind()) {
      case BOOLEAN -> ColumnReader.BOOLEAN;
      case WHOLE -> ColumnReader.LONG;
      case DOUBLE -> ColumnReader.DOUBLE;
      case TEXT -> ColumnReader.TEXT;
      case DECIMAL -> ColumnReader.of((rows, column) -> rows.getBigDecimal(column));
      default ->
          ColumnReader.of((rows, column) -> value(type, rows.getObject(column, Object.class)));
    };
  }

  private static @Nullable Object value(TrinoType type, @Nullable Object raw) throws SQLException {
    if (raw == null) {
      return null;
    }
    return switch (type.kind()) {
      case WHOLE -> raw instanceof Number number ? number.longValue() : raw.toString();
      case REAL -> raw instanceof Number number ? number.floatValue() : Float.valueOf(text(raw));
      case DOUBLE ->
          raw instanceof Number number ? number.doubleValue() : Double.valueOf(text(raw));
      case DECIMAL -> new BigDecimal(text(raw));
      case DATE, TIME, TIMESTAMP -> TrinoTimes.value(type.kind(), text(raw));
      case INTERVAL -> TrinoTimes.interval(text(raw));
      case UUID -> UUID.fromString(text(raw));
      case JSON -> json(text(raw));
      case LIST -> list(type, (List<?>) raw);
      case MAP -> map(type, (Map<?, ?>) raw);
      case ROW -> row(type, raw);
      default -> raw instanceof byte[] || raw instanceof Boolean ? raw : text(raw);
    };
  }

  private static String text(Object raw) {
    return raw.toString();
  }

  private static @Nullable Object json(String text) {
    try {
      return JsonText.read(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static List<@Nullable Object> list(TrinoType type, List<?> items) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(items.size());
    for (Object item : items) {
      list.add(value(type.part(0), item));
    }
    return Collections.unmodifiableList(list);
  }

  private static Map<String, @Nullable Object> map(TrinoType type, Map<?, ?> entries)
      throws SQLException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      map.put(key(value(type.part(0), entry.getKey())), value(type.part(1), entry.getValue()));
    }
    return Collections.unmodifiableMap(map);
  }

  /** A key has the text that it has as a value. */
  private static String key(@Nullable Object key) {
    if (key instanceof String text) {
      return text;
    }
    String json = JsonText.write(key);
    return JsonText.read(json) instanceof String text ? text : json;
  }

  /** Fields without a name of their own make a list. */
  private static Object row(TrinoType type, Object raw) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (Object field : (List<?>) ask(raw, "getFields")) {
      Object value = value(type.part(values.size()), ask(field, "getValue"));
      values.add(value);
      ((Optional<?>) ask(field, "getName")).ifPresent(name -> named.put(name.toString(), value));
    }
    return named.size() == values.size()
        ? Collections.unmodifiableMap(named)
        : Collections.unmodifiableList(values);
  }

  /** The driver's class of rows as they were sent is public, in a package that is not. */
  @SuppressWarnings("NullAway") // A field has a value or null; both are passed on.
  private static Object ask(Object row, String method) throws SQLException {
    try {
      return row.getClass().getMethod(method).invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new SQLException(
          "This version of Trino's driver gives rows in a way not known here", e);
    }
  }
}
