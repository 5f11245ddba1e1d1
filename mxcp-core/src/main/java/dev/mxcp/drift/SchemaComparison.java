package dev.mxcp.drift;

import dev.mxcp.drift.DriftChange.Impact;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON Schemas. A stricter schema of arguments breaks callers, and so does a looser one of
 * results.
 */
final class SchemaComparison {

  private static final Set<String> SHAPE = Set.of("type", "enum", "format", "items");
  private static final Set<String> TEXTS = Set.of("description", "examples", "title", "deprecated");
  private static final Set<String> LOWER =
      Set.of("minimum", "exclusiveMinimum", "minLength", "minItems");
  private static final Set<String> UPPER =
      Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
  private static final Set<String> NESTED = Set.of("properties", "required");

  private final boolean input;
  private final boolean lenient;
  private final BiConsumer<Impact, String> found;

  /**
   * Creates a comparison.
   *
   * @param input whether the schemas are those of arguments
   * @param lenient whether to ignore keys that only one schema has
   * @param found receives every change
   */
  SchemaComparison(boolean input, boolean lenient, BiConsumer<Impact, String> found) {
    this.input = input;
    this.lenient = lenient;
    this.found = found;
  }

  /** Compares two schemas of one object. */
  void compare(String path, @Nullable Object before, @Nullable Object after) {
    Map<String, @Nullable Object> old = Json.map(before);
    Map<String, @Nullable Object> now = Json.map(after);
    properties(path, old, now);
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    keys.removeAll(NESTED);
    if (old.containsKey("items") && now.containsKey("items")) {
      compare(path + "[]", old.get("items"), now.get("items"));
      keys.remove("items");
    }
    for (String key : keys) {
      boolean isComparable = !lenient || (old.containsKey(key) && now.containsKey(key));
      if (isComparable && !Json.isSame(plain(key, old), plain(key, now))) {
        keyword(path, key, plain(key, old), plain(key, now));
      }
    }
  }

  /** Null is allowed in all results, so it is left out of their types and values. */
  private @Nullable Object plain(String key, Map<String, @Nullable Object> schema) {
    Object value = schema.get(key);
    boolean maybeNull = !input && (key.equals("type") || key.equals("enum"));
    if (!maybeNull || !(value instanceof List<?> values)) {
      return value;
    }
    List<?> others = values.stream().filter(v -> v != null && !"null".equals(v)).toList();
    return key.equals("type") && others.size() == 1 ? others.get(0) : others;
  }

  private void properties(
      String path, Map<String, @Nullable Object> old, Map<String, @Nullable Object> now) {
    Map<String, @Nullable Object> before = Json.map(old.get("properties"));
    Map<String, @Nullable Object> after = Json.map(now.get("properties"));
    List<@Nullable Object> required = Json.list(now.get("required"));
    for (String name : before.keySet()) {
      String inner = path.isEmpty() ? name : path + "." + name;
      if (after.containsKey(name)) {
        required(inner, Json.list(old.get("required")).contains(name), required.contains(name));
        compare(inner, before.get(name), after.get(name));
      } else {
        found.accept(Impact.BREAKING, (input ? "no longer takes " : "no longer gives ") + inner);
      }
    }
    for (String name : after.keySet()) {
      if (!before.containsKey(name)) {
        String inner = path.isEmpty() ? name : path + "." + name;
        boolean breaks = input && required.contains(name);
        found.accept(
            breaks ? Impact.BREAKING : Impact.COMPATIBLE,
            (breaks ? "requires the new " : input ? "takes the new " : "gives the new ") + inner);
      }
    }
  }

  private void required(String path, boolean before, boolean after) {
    if (before != after) {
      found.accept(input == after ? Impact.BREAKING : Impact.COMPATIBLE, path + requirement(after));
    }
  }

  private String requirement(boolean isRequired) {
    if (input) {
      return isRequired ? " is now required" : " is now optional";
    }
    return isRequired ? " is now always present" : " may now be missing";
  }

  private void keyword(String path, String key, @Nullable Object old, @Nullable Object now) {
    String where = path.isEmpty() ? (input ? "arguments" : "result") : path;
    String text = where + ": " + key + " " + Json.text(old) + " -> " + Json.text(now);
    if (TEXTS.contains(key)) {
      found.accept(Impact.COMPATIBLE, where + ": " + key + " changed");
    } else if (key.equals("default")) {
      found.accept(Impact.BEHAVIOUR, text);
    } else {
      found.accept(breaks(key, old, now) ? Impact.BREAKING : Impact.COMPATIBLE, text);
    }
  }

  private boolean breaks(String key, @Nullable Object old, @Nullable Object now) {
    return input ? isStricter(key, old, now) : SHAPE.contains(key) && isStricter(key, now, old);
  }

  /** Returns whether a keyword excludes values that it allowed; true in case of doubt. */
  private static boolean isStricter(String key, @Nullable Object old, @Nullable Object now) {
    if (now == null) {
      return false;
    }
    if (old == null) {
      return !isOpen(key, now);
    }
    if (LOWER.contains(key) || UPPER.contains(key)) {
      int order = number(now).compareTo(number(old));
      return LOWER.contains(key) ? order > 0 : order < 0;
    }
    return switch (key) {
      case "enum" -> !Json.list(now).containsAll(Json.list(old));
      case "type" -> !types(now).containsAll(types(old));
      default -> !isOpen(key, now);
    };
  }

  /** Returns whether a keyword with this value allows everything. */
  private static boolean isOpen(String key, Object value) {
    return (key.equals("additionalProperties") && Boolean.TRUE.equals(value))
        || (key.equals("uniqueItems") && Boolean.FALSE.equals(value));
  }

  private static Set<Object> types(Object value) {
    Set<Object> types = new HashSet<>(value instanceof List<?> list ? list : List.of(value));
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static BigDecimal number(Object value) {
    return value instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
  }
}
