package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.text.CodePoints;
import dev.mxcp.prompts.internal.value.Attributes;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.DateText;
import dev.mxcp.prompts.internal.value.Keys;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.Undefined;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes and items of values.
 *
 * <p>Nothing here uses reflection: a value has the attributes that are written down for its kind,
 * and no others, so no template reaches a Java object.
 */
public final class Members {

  private Members() {}

  /** Returns {@code value.name}: an attribute, else an item of that name. */
  public static Object attribute(Object value, String name, Budget budget) {
    requireDefined(value);
    Object found = method(value, name);
    if (found == null && value instanceof Map<?, ?> map) {
      found = Keys.lookUp(map, name, budget);
    }
    return found == null ? missing(value, "attribute '" + name + "'") : found;
  }

  /** Returns an attribute as the filter {@code attr} does, which knows no items. */
  public static Object attributeOnly(Object value, String name) {
    requireDefined(value);
    Object found = method(value, name);
    return found == null ? missing(value, "attribute '" + name + "'") : found;
  }

  /** Returns {@code value[key]}: an item, else an attribute of that name. */
  public static Object item(Object value, Object key, Budget budget) {
    requireDefined(value);
    Object found = null;
    if (value instanceof Map<?, ?> map) {
      found = Keys.isKey(key) ? Keys.lookUp(map, key, budget) : null;
    } else if (Numbers.asWhole(key) != null) {
      found = at(value, Numbers.index(key), budget);
    }
    if (found == null && key instanceof String name) {
      found = method(value, name);
    }
    return found == null ? missing(value, "element " + shown(key, budget)) : found;
  }

  private static String shown(Object key, Budget budget) {
    return key instanceof Undefined ? "that is undefined" : ValueText.repr(key, budget);
  }

  /** Fails where a value is undefined. */
  public static void requireDefined(Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
  }

  private static Undefined missing(Object value, String what) {
    return new Undefined(ValueText.typeName(value) + " has no " + what);
  }

  private static @Nullable Object method(Object value, String name) {
    if (value instanceof String text) {
      return TextMethods.find(text, name);
    } else if (value instanceof Map<?, ?> map) {
      return MapMethods.find(map, name);
    } else if (value instanceof List<?> list) {
      Object part = value instanceof Tuple tuple ? tuple.attribute(name) : null;
      return part == null ? ListMethods.find(list, name) : part;
    } else if (value instanceof Attributes attributes) {
      return attributes.attribute(name);
    } else if (value instanceof Number number) {
      return NumberMethods.find(number, name);
    }
    return DateText.isDateOrTime(value) ? DateMembers.find(value, name) : null;
  }

  private static @Nullable Object at(Object value, int index, Budget budget) {
    if (value instanceof String text) {
      budget.characters(text.length());
      int length = CodePoints.length(text);
      int place = index < 0 ? index + length : index;
      return place >= 0 && place < length ? CodePoints.between(text, place, place + 1) : null;
    } else if (value instanceof List<?> list) {
      int place = index < 0 ? index + list.size() : index;
      return place >= 0 && place < list.size() ? list.get(place) : null;
    }
    return null;
  }
}
