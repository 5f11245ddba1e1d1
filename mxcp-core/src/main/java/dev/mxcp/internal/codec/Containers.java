package dev.mxcp.internal.codec;

import dev.mxcp.internal.format.ExactNumbers;
import dev.mxcp.internal.format.ScalarText;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees lists and maps in Java values. */
final class Containers {

  private Containers() {}

  /** Returns a collection, an array or another iterable as collection; null for others. */
  static @Nullable Collection<? extends @Nullable Object> list(Object value) {
    if (value instanceof Collection<?> collection) {
      return collection;
    }
    if (value.getClass().isArray() && !(value instanceof byte[])) {
      return ofArray(value);
    }
    return value instanceof Iterable<?> iterable && !(value instanceof Path)
        ? ofIterable(iterable)
        : null;
  }

  private static List<@Nullable Object> ofArray(Object array) {
    int length = Array.getLength(array);
    List<@Nullable Object> list = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      list.add(Array.get(array, i));
    }
    return list;
  }

  private static List<@Nullable Object> ofIterable(Iterable<?> iterable) {
    List<@Nullable Object> list = new ArrayList<>();
    iterable.forEach(list::add);
    return list;
  }

  /** Returns a map or a record as a map with texts as keys; null for others. */
  static @Nullable Map<String, ? extends @Nullable Object> map(
      Object value, ViolationCollector findings) {
    if (value instanceof Map<?, ?> map) {
      return hasTextKeys(map) ? withTextKeys(map) : converted(map, findings);
    }
    return value instanceof Record row ? ofRecord(row, findings) : null;
  }

  private static boolean hasTextKeys(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("unchecked") // every key was looked at
  private static Map<String, ? extends @Nullable Object> withTextKeys(Map<?, ?> map) {
    return (Map<String, ?>) map;
  }

  private static Map<String, @Nullable Object> converted(
      Map<?, ?> map, ViolationCollector findings) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = key(entry.getKey());
      if (key == null) {
        findings.add("expected names as keys, got " + ValuePreview.of(entry.getKey()));
      } else if (converted.containsKey(key)) {
        findings.add("two keys have the same name");
      } else {
        converted.put(key, entry.getValue());
      }
    }
    return converted;
  }

  private static @Nullable String key(@Nullable Object key) {
    if (key == null || key instanceof Boolean) {
      return String.valueOf(key);
    }
    if (key instanceof Number number) {
      Number plain = ExactNumbers.plain(number);
      return plain == null ? null : ExactNumbers.text(plain);
    }
    return ScalarText.resultText(key);
  }

  private static Map<String, @Nullable Object> ofRecord(Record row, ViolationCollector findings) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      map.put(component.getName(), read(component.getAccessor(), row, findings));
    }
    return map;
  }

  private static @Nullable Object read(Method accessor, Record row, ViolationCollector findings) {
    try {
      accessor.setAccessible(true); // records of hosts are often private
      return accessor.invoke(row);
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
      return findings.add("the record component " + accessor.getName() + " cannot be read");
    }
  }
}
