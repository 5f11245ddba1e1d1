package dev.mxcp.prompts.internal.expression;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes and items of values.
 *
 * <p>Nothing here uses reflection: a value has the attributes that are written down for its kind,
 * and no others, so no template reaches a Java object.
 */
final class Members {

  private Members() {}

  /** Returns {@code value.name}: an attribute, else an item of that name. */
  static Object attribute(Object value, String name) {
    Operations.requireDefined(value);
    Object found = method(value, name);
    if (found == null && value instanceof Map<?, ?> map) {
      found = lookUp(map, name);
    }
    return found == null ? missing(value, "attribute '" + name + "'") : found;
  }

  /** Returns {@code value[key]}: an item, else an attribute of that name. */
  static Object item(Object value, Object key) {
    Operations.requireDefined(value);
    Object found = null;
    if (value instanceof Map<?, ?> map) {
      found = lookUp(map, key);
    } else if (Numbers.asWhole(key) != null && !(key instanceof Undefined)) {
      found = at(value, Numbers.index(key));
    }
    if (found == null && key instanceof String name) {
      found = method(value, name);
    }
    return found == null ? missing(value, "element " + Texts.quoted(key)) : found;
  }

  private static Undefined missing(Object value, String what) {
    return new Undefined(Texts.typeName(value) + " has no " + what);
  }

  private static @Nullable Object method(Object value, String name) {
    if (value instanceof String text) {
      return TextMethods.find(text, name);
    } else if (value instanceof Map<?, ?> map) {
      return MapMethods.find(map, name);
    } else if (value instanceof Attributes attributes) {
      return attributes.attribute(name);
    } else if (value instanceof List<?> list) {
      return ListMethods.find(list, name);
    }
    return Moments.isMoment(value) ? Moments.attribute(value, name) : null;
  }

  private static @Nullable Object at(Object value, int index) {
    List<Object> items =
        value instanceof List<?> || value instanceof String ? Sequences.iterate(value) : List.of();
    int place = index < 0 ? index + items.size() : index;
    return place >= 0 && place < items.size() ? items.get(place) : null;
  }

  /** Returns the value of a key, where 1, 1.0 and True are the same; null where it is missing. */
  static @Nullable Object lookUp(Map<?, ?> map, Object key) {
    Object found = map.get(key);
    return found == null && Numbers.isNumber(key) ? map.get(key(map, key)) : found;
  }

  /** Returns the key of a map that equals a value; the value itself where there is none. */
  static Object key(Map<?, ?> map, Object value) {
    if (Numbers.isNumber(value) && !map.containsKey(value)) {
      for (Object key : map.keySet()) {
        if (Comparisons.equal(key, value)) {
          return key;
        }
      }
    }
    return value;
  }
}
