package dev.mxcp.policy;

import dev.cel.common.values.NullValue;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.NumberType;
import dev.mxcp.definition.ValueType.ObjectType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns plain JSON values into values of CEL. */
final class CelValues {

  private static final long LARGEST_EXACT = 1L << 53;

  private CelValues() {}

  /**
   * Converts a value.
   *
   * @param type the declared type, by which a whole number may be a double; null for any
   */
  static Object of(@Nullable Object value, @Nullable ValueType type) {
    if (value == null) {
      return NullValue.NULL_VALUE;
    }
    if (value instanceof Number number) {
      return number(number, type instanceof NumberType);
    }
    if (value instanceof Map<?, ?> map) {
      return new CelObject(map, type instanceof ObjectType object ? object : null, false);
    }
    return value instanceof List<?> list ? list(list, type) : value;
  }

  private static Object number(Number number, boolean isDouble) {
    if (number instanceof BigInteger) {
      return LargeNumber.INSTANCE;
    }
    if (number instanceof Double || number instanceof Float || number instanceof BigDecimal) {
      return number.doubleValue();
    }
    long whole = number.longValue();
    if (!isDouble) {
      return whole;
    }
    return Math.abs(whole) <= LARGEST_EXACT ? (Object) (double) whole : LargeNumber.INSTANCE;
  }

  private static List<Object> list(List<?> list, @Nullable ValueType type) {
    ValueType items = type instanceof ArrayType array ? array.items() : null;
    List<Object> converted = new ArrayList<>(list.size());
    for (Object item : list) {
      converted.add(of(item, items));
    }
    return converted;
  }

  /** Returns the type of a member; null where any value is allowed. */
  static @Nullable ValueType member(@Nullable ObjectType type, Object name) {
    return type == null ? null : type.properties().get(name);
  }

  /** Converts the members of an object, for functions that take maps. */
  static Map<Object, Object> map(Map<?, ?> members, @Nullable ObjectType type) {
    Map<Object, Object> map = new LinkedHashMap<>();
    members.forEach((name, value) -> map.put(name, plain(of(value, member(type, name)))));
    return map;
  }

  private static Object plain(Object value) {
    if (value instanceof CelObject object) {
      return object.value();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CelValues::plain).toList();
    }
    return value;
  }
}
