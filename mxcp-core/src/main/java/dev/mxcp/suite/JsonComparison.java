package dev.mxcp.suite;

import dev.mxcp.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares and shows JSON values. */
final class JsonComparison {

  private static final int LONGEST = 2_000;

  private JsonComparison() {}

  /** Returns whether two values are equal: objects in any order, numbers by value. */
  static boolean equal(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Number a && actual instanceof Number b) {
      return decimal(a).compareTo(decimal(b)) == 0;
    }
    if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet()) && containsAll(b, a);
    }
    if (expected instanceof List<?> a && actual instanceof List<?> b) {
      return a.size() == b.size() && equalItems(a, b);
    }
    return expected == null ? actual == null : expected.equals(actual);
  }

  /** Returns whether a map has all the given fields, each with an equal value. */
  static boolean containsAll(Map<?, ?> map, Map<?, ?> fields) {
    return fields.entrySet().stream()
        .allMatch(
            field ->
                map.containsKey(field.getKey())
                    && equal(field.getValue(), map.get(field.getKey())));
  }

  private static boolean equalItems(List<?> expected, List<?> actual) {
    Iterator<?> other = actual.iterator();
    return expected.stream().allMatch(item -> equal(item, other.next()));
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof BigInteger big
        ? new BigDecimal(big)
        : new BigDecimal(number.toString());
  }

  /** Returns every text in a value, names of fields included; a number or flag as JSON has it. */
  static Stream<String> texts(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .flatMap(
              entry ->
                  Stream.concat(
                      Stream.of(String.valueOf(entry.getKey())), texts(entry.getValue())));
    }
    if (value instanceof List<?> list) {
      return list.stream().flatMap(JsonComparison::texts);
    }
    return Stream.of(value instanceof String text ? text : json(value));
  }

  /** Returns a value as JSON, cut where it is long. */
  static String show(@Nullable Object value) {
    String json = json(value);
    return json.length() <= LONGEST
        ? json
        : json.substring(0, LONGEST) + "... (" + json.length() + " characters)";
  }

  /** Returns what kind of value it is, as people say it. */
  static String kind(@Nullable Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "a list";
    }
    return show(value);
  }

  private static String json(@Nullable Object value) {
    return Outcome.ok(value).json();
  }
}
