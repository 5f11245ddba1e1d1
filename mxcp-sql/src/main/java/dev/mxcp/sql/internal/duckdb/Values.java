package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.json.JsonText;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.duckdb.JsonNode;
import org.jspecify.annotations.Nullable;

/** Turns what the driver gives into the values that {@code Database} promises. */
final class Values {

  private Values() {}

  /** Converts a value of a known type. */
  @FunctionalInterface
  interface Converter {
    @Nullable Object convert(Object value) throws SQLException;

    /** Converts a value that may be null. */
    default @Nullable Object orNull(@Nullable Object value) throws SQLException {
      return value == null ? null : convert(value);
    }
  }

  /** Returns the converter of a type; chosen once for a column. */
  static Converter of(SqlType type) {
    if (type instanceof SqlType.ListOf list) {
      Converter items = of(list.items());
      return value -> list((Array) value, items);
    }
    if (type instanceof SqlType.MapOf map) {
      Converter keys = of(map.keys());
      Converter values = of(map.values());
      return value -> map((Map<?, ?>) value, keys, values);
    }
    if (type instanceof SqlType.Fields fields) {
      return fields.union() ? Values::byClass : struct(fields);
    }
    String name = ((SqlType.Plain) type).name();
    return name.equals("INTERVAL")
        ? value -> IntervalText.toIso(value.toString())
        : Values::byClass;
  }

  /** Returns a whole number as Long where it fits. */
  static Number narrow(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value;
  }

  /** Returns the bytes of a blob. */
  static byte[] bytes(Blob blob) throws SQLException {
    return blob.getBytes(1, Math.toIntExact(blob.length()));
  }

  private static @Nullable Object byClass(Object value) throws SQLException {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger integer) {
      return narrow(integer);
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof OffsetDateTime time) {
      return time.withOffsetSameInstant(ZoneOffset.UTC);
    }
    return value instanceof Blob blob ? bytes(blob) : nested(value);
  }

  private static @Nullable Object nested(Object value) throws SQLException {
    if (value instanceof JsonNode json) {
      return JsonText.read(json.toString());
    }
    if (value instanceof Array array) {
      return list(array, Values::byClass);
    }
    if (value instanceof DuckDBStruct struct) {
      return map(struct.getMap(), Values::byClass, Values::byClass);
    }
    return value instanceof Map<?, ?> map ? map(map, Values::byClass, Values::byClass) : value;
  }

  private static List<@Nullable Object> list(Array array, Converter items) throws SQLException {
    Object[] source = (Object[]) array.getArray();
    List<@Nullable Object> list = new ArrayList<>(source.length);
    for (Object item : source) {
      list.add(items.orNull(item));
    }
    return Collections.unmodifiableList(list);
  }

  private static Map<String, @Nullable Object> map(
      Map<?, ?> source, Converter keys, Converter values) throws SQLException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : source.entrySet()) {
      map.put(String.valueOf(keys.orNull(entry.getKey())), values.orNull(entry.getValue()));
    }
    return Collections.unmodifiableMap(map);
  }

  private static Converter struct(SqlType.Fields type) {
    Map<String, Converter> converters = new LinkedHashMap<>();
    type.fields().forEach(field -> converters.put(field.name(), of(field.type())));
    return value -> {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (Map.Entry<String, Object> entry : ((DuckDBStruct) value).getMap().entrySet()) {
        Converter converter = converters.getOrDefault(entry.getKey(), Values::byClass);
        map.put(entry.getKey(), converter.orNull(entry.getValue()));
      }
      return Collections.unmodifiableMap(map);
    };
  }
}
