package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A list or map as the driver takes it: with a type that fits all that is inside.
 *
 * <p>Lists of one kind become lists of that kind, numbers of several kinds the widest of them; a
 * mixed list becomes a list of texts, in which what is not a text is JSON. Maps become structs, so
 * that {@code $p.name} works.
 */
sealed interface NestedParameter {

  /** Returns the name of the type in SQL; {@code "NULL"} where nothing is known. */
  String type();

  /** Returns what the driver takes. */
  @Nullable Object bound(Connection connection) throws SQLException;

  /** Returns this value as one of another type. */
  NestedParameter as(String type);

  /** Reads a value. */
  static NestedParameter of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return Struct.of(map);
    }
    if (value instanceof Object[] array) {
      return Items.of(Arrays.asList(array));
    }
    if (value instanceof Iterable<?> items) {
      return Items.of(items);
    }
    Object scalar = ParameterBinder.scalar(value);
    return new Scalar(value, scalar, Scalar.type(scalar));
  }

  /** A value without parts. */
  record Scalar(@Nullable Object source, @Nullable Object value, String type)
      implements NestedParameter {

    static String type(@Nullable Object value) {
      if (value == null) {
        return ElementTypes.NULL;
      }
      if (value instanceof BigDecimal decimal) {
        int scale = decimal.scale();
        return "DECIMAL(38," + scale + ")";
      }
      if (value instanceof BigInteger) {
        return "DECIMAL(38,0)";
      }
      return ElementTypes.NAMES.getOrDefault(value.getClass(), ElementTypes.TEXT);
    }

    @Override
    public NestedParameter as(String wanted) {
      if (value == null || wanted.equals(type)) {
        return new Scalar(source, value, wanted);
      }
      Object converted =
          switch (wanted) {
            case "DOUBLE" -> ((Number) value).doubleValue();
            case ElementTypes.TEXT -> value instanceof String ? value : JsonText.write(source);
            default -> decimal(wanted);
          };
      return new Scalar(source, converted, wanted);
    }

    private BigDecimal decimal(String wanted) {
      int scale = Integer.parseInt(wanted.substring(wanted.indexOf(',') + 1, wanted.length() - 1));
      return new BigDecimal(String.valueOf(value)).setScale(scale);
    }

    @Override
    public @Nullable Object bound(Connection connection) {
      // Inside of structs the driver goes by the class of a value, not by the declared type.
      if (value instanceof BigInteger integer) {
        return new BigDecimal(integer);
      }
      if (value instanceof Number number && type.equals("BIGINT")) {
        return number.longValue();
      }
      return value instanceof Float number ? (Object) number.doubleValue() : value;
    }
  }

  /** A list. */
  record Items(Object source, List<NestedParameter> items, String element)
      implements NestedParameter {

    static Items of(Iterable<?> source) {
      List<NestedParameter> items = new ArrayList<>();
      source.forEach(item -> items.add(NestedParameter.of(item)));
      String element = ElementTypes.common(items);
      return new Items(source, items.stream().map(item -> item.as(element)).toList(), element);
    }

    @Override
    public String type() {
      return element + "[]";
    }

    @Override
    public NestedParameter as(String wanted) {
      if (wanted.equals(type())) {
        return this;
      }
      if (!wanted.endsWith("[]")) {
        return new Scalar(source, JsonText.write(source), ElementTypes.TEXT);
      }
      String inner = wanted.substring(0, wanted.length() - 2);
      return new Items(source, items.stream().map(item -> item.as(inner)).toList(), inner);
    }

    @Override
    public Object bound(Connection connection) throws SQLException {
      Object[] values = new Object[items.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = items.get(i).bound(connection);
      }
      return connection.createArrayOf(element, values);
    }
  }

  /** A map, as a struct. */
  record Struct(Map<?, ?> source, Map<String, NestedParameter> fields) implements NestedParameter {

    static NestedParameter of(Map<?, ?> source) {
      Map<String, NestedParameter> fields = new LinkedHashMap<>();
      source.forEach((name, value) -> fields.put(String.valueOf(name), NestedParameter.of(value)));
      return new Struct(source, fields);
    }

    @Override
    public String type() {
      if (fields.isEmpty()) {
        return "MAP(VARCHAR, VARCHAR)";
      }
      return fields.entrySet().stream()
          .map(field -> SqlLiteral.identifier(field.getKey()) + " " + field.getValue().type())
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    @Override
    public NestedParameter as(String wanted) {
      return wanted.equals(type())
          ? this
          : new Scalar(source, JsonText.write(source), ElementTypes.TEXT);
    }

    @Override
    public @Nullable Object bound(Connection connection) throws SQLException {
      if (fields.isEmpty()) {
        return connection.unwrap(DuckDBConnection.class).createMap(type(), Map.of());
      }
      List<@Nullable Object> values = new ArrayList<>();
      for (NestedParameter field : fields.values()) {
        values.add(field.bound(connection));
      }
      return connection.createStruct(type(), values.toArray());
    }
  }

  /** What the items of a list have in common. */
  final class ElementTypes {

    static final String NULL = "\"NULL\"";
    static final String TEXT = "VARCHAR";

    static final Map<Class<?>, String> NAMES =
        Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(Boolean.class, "BOOLEAN"),
            Map.entry(Long.class, "BIGINT"),
            Map.entry(Integer.class, "BIGINT"),
            Map.entry(Short.class, "BIGINT"),
            Map.entry(Byte.class, "BIGINT"),
            Map.entry(Double.class, "DOUBLE"),
            Map.entry(Float.class, "DOUBLE"),
            Map.entry(LocalDate.class, "DATE"),
            Map.entry(LocalTime.class, "TIME"),
            Map.entry(LocalDateTime.class, "TIMESTAMP"),
            Map.entry(OffsetDateTime.class, "TIMESTAMP WITH TIME ZONE"),
            Map.entry(UUID.class, "UUID"),
            Map.entry(byte[].class, "BLOB"));

    private ElementTypes() {}

    static String common(List<NestedParameter> items) {
      String common = NULL;
      for (NestedParameter item : items) {
        common = common(common, item.type());
      }
      return common.equals(NULL) ? TEXT : common;
    }

    private static String common(String a, String b) {
      if (a.equals(b) || b.equals(NULL)) {
        return a;
      }
      if (a.equals(NULL)) {
        return b;
      }
      if (a.endsWith("[]") && b.endsWith("[]")) {
        return common(a.substring(0, a.length() - 2), b.substring(0, b.length() - 2)) + "[]";
      }
      return isNumber(a) && isNumber(b) ? widest(a, b) : TEXT;
    }

    private static boolean isNumber(String type) {
      return type.equals("BIGINT") || type.equals("DOUBLE") || type.startsWith("DECIMAL");
    }

    private static String widest(String a, String b) {
      if (a.equals("DOUBLE") || b.equals("DOUBLE")) {
        return "DOUBLE";
      }
      if (a.equals("BIGINT") || b.equals("BIGINT")) {
        return a.equals("BIGINT") ? b : a;
      }
      return a.compareTo(b) > 0 ? a : b;
    }
  }
}
