package dev.mxcp.drift;

import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Operations on plain JSON values of unknown shape. */
final class Json {

  private Json() {}

  /** Returns a mapping, or an empty one if the value is something else. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }

  /** Returns a list, or an empty one if the value is something else. */
  @SuppressWarnings("unchecked")
  static List<@Nullable Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
  }

  /** Returns whether two values are equal; order of keys and empty values do not count. */
  static boolean isSame(@Nullable Object a, @Nullable Object b) {
    return canonicalText(a).equals(canonicalText(b));
  }

  /** Returns JSON text that is the same for equal values. */
  static String canonicalText(@Nullable Object value) {
    return JsonText.write(canonical(value));
  }

  private static @Nullable Object canonical(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> put(sorted, String.valueOf(key), canonical(item)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(canonical(item)));
      return items;
    }
    return value instanceof Number number ? canonical(number) : value;
  }

  private static Object canonical(Number number) {
    return new BigDecimal(number.toString()).stripTrailingZeros();
  }

  /** Adds a value that is neither null nor empty. */
  static void put(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    boolean isEmpty =
        value == null
            || (value instanceof Map<?, ?> inner && inner.isEmpty())
            || (value instanceof List<?> list && list.isEmpty());
    if (!isEmpty) {
      map.put(key, value);
    }
  }

  /** Returns a copy without some keys. */
  static Map<String, @Nullable Object> without(Map<String, @Nullable Object> map, String... keys) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.keySet().removeAll(List.of(keys));
    return copy;
  }

  /** Returns a value as text of at most 60 characters. */
  static String text(@Nullable Object value) {
    String text = value instanceof String plain ? plain : JsonText.write(value);
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }

  /** Returns indented JSON, for files that people compare. */
  static String indented(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    indent(value, "\n", text);
    return text.toString();
  }

  private static void indent(@Nullable Object value, String line, StringBuilder text) {
    String inner = line + "  ";
    String separator = "";
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('{');
      for (var entry : map.entrySet()) {
        text.append(separator).append(inner).append(JsonText.write(entry.getKey())).append(": ");
        indent(entry.getValue(), inner, text);
        separator = ",";
      }
      text.append(line).append('}');
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      text.append('[');
      for (Object item : list) {
        text.append(separator).append(inner);
        indent(item, inner, text);
        separator = ",";
      }
      text.append(line).append(']');
    } else {
      text.append(JsonText.write(value));
    }
  }
}
