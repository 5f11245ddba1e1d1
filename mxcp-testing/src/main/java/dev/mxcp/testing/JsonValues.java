package dev.mxcp.testing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks into values that JSON could hold, and compares them as JSON has them. */
final class JsonValues {

  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\.?([^.\\[]+)");

  private JsonValues() {}

  /**
   * A value that is there.
   *
   * @param value the value, which may be null
   */
  record Found(@Nullable Object value) {}

  /** Returns what is at a path; null where nothing is. */
  static @Nullable Found at(@Nullable Object value, String path) {
    Matcher step = STEP.matcher(path);
    Found found = new Found(value);
    while (found != null && step.find()) {
      found = step.group(1) == null ? field(found, step.group(2)) : item(found, step.group(1));
    }
    return found;
  }

  /** Returns whether two values are equal: numbers by value, fields in any order. */
  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return equalNumbers(a, b);
    }
    if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet()) && hasFields(a, b);
    }
    if (left instanceof List<?> a && right instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> equal(a.get(i), b.get(i)));
    }
    return Objects.deepEquals(left, right);
  }

  /** Returns whether a value equals what is expected, or is an object that has its fields. */
  static boolean matches(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Map<?, ?> fields && actual instanceof Map<?, ?> map) {
      return hasFields(fields, map);
    }
    return equal(expected, actual);
  }

  /** Returns every text in a value, at any depth. */
  static Stream<String> texts(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(JsonValues::texts);
    }
    if (value instanceof List<?> list) {
      return list.stream().flatMap(JsonValues::texts);
    }
    return value == null ? Stream.empty() : Stream.of(value.toString());
  }

  private static boolean hasFields(Map<?, ?> fields, Map<?, ?> map) {
    return fields.entrySet().stream()
        .allMatch(
            field ->
                map.containsKey(field.getKey())
                    && equal(field.getValue(), map.get(field.getKey())));
  }

  private static @Nullable Found field(Found in, String name) {
    return in.value() instanceof Map<?, ?> map && map.containsKey(name)
        ? new Found(map.get(name))
        : null;
  }

  private static @Nullable Found item(Found in, String digits) {
    int index = Integer.parseInt(digits);
    return in.value() instanceof List<?> list && index < list.size()
        ? new Found(list.get(index))
        : null;
  }

  private static boolean equalNumbers(Number left, Number right) {
    double a = left.doubleValue();
    double b = right.doubleValue();
    if (Double.isNaN(a) || Double.isInfinite(a) || Double.isNaN(b) || Double.isInfinite(b)) {
      return Double.compare(a, b) == 0;
    }
    return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
  }
}
