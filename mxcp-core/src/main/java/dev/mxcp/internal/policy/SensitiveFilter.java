package dev.mxcp.internal.policy;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.internal.codec.ResultFilter;
import dev.mxcp.internal.codec.Sensitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes what is declared sensitive from a value, at every depth. */
final class SensitiveFilter {

  /** Stands in for a value that is sensitive as a whole. */
  static final Object REMOVED = ResultFilter.ABSENT;

  private SensitiveFilter() {}

  /**
   * Returns a value without its sensitive parts, or {@link #REMOVED}.
   *
   * @param value plain JSON values
   * @param type the declared type; null if there is none, so that nothing in it is sensitive
   */
  static @Nullable Object apply(@Nullable Object value, @Nullable ValueType type) {
    if (type == null) {
      return value;
    }
    if (type.info().sensitive()) {
      return REMOVED;
    }
    if (value == null || !Sensitive.isIn(type)) {
      return value;
    }
    if (type instanceof ObjectType object && value instanceof Map<?, ?> map) {
      return members(map, object);
    }
    // A value of another shape than declared: nothing tells what of it is sensitive.
    return type instanceof ArrayType array && value instanceof List<?> list
        ? items(list, array.items())
        : REMOVED;
  }

  private static Map<Object, @Nullable Object> members(Map<?, ?> map, ObjectType type) {
    Map<Object, @Nullable Object> left = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          Object open = apply(value, type.properties().get(name));
          if (open != REMOVED) {
            left.put(name, open);
          }
        });
    return Collections.unmodifiableMap(left);
  }

  private static List<@Nullable Object> items(List<?> list, @Nullable ValueType type) {
    List<@Nullable Object> left = new ArrayList<>(list.size());
    for (Object item : list) {
      Object open = apply(item, type);
      if (open != REMOVED) {
        left.add(open);
      }
    }
    return Collections.unmodifiableList(left);
  }
}
