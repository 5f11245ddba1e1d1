package dev.mxcp.internal.annotated;

import dev.mxcp.client.Name;
import dev.mxcp.internal.shape.JavaNames;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the results of Java methods apart: records become maps, enums their names. */
final class PlainResult {

  private PlainResult() {}

  static @Nullable Object of(@Nullable Object value) throws ReflectiveOperationException {
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Record fields) {
      return fields(fields);
    }
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> plain = new ArrayList<>(items.size());
      for (Object item : items) {
        plain.add(of(item));
      }
      return plain;
    }
    return value instanceof Map<?, ?> map ? entries(map) : value;
  }

  private static Map<Object, @Nullable Object> entries(Map<?, ?> map)
      throws ReflectiveOperationException {
    Map<Object, @Nullable Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = entry.getKey() instanceof Enum<?> name ? name.name() : entry.getKey();
      plain.put(key, of(entry.getValue()));
    }
    return plain;
  }

  private static Map<String, @Nullable Object> fields(Record value)
      throws ReflectiveOperationException {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Name named = component.getAnnotation(Name.class);
      String name = named == null ? JavaNames.snake(component.getName()) : named.value();
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      plain.put(name, of(accessor.invoke(value)));
    }
    return plain;
  }
}
