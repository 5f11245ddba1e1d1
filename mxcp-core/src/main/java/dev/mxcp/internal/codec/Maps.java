package dev.mxcp.internal.codec;

import dev.mxcp.internal.format.ScalarText;
import dev.mxcp.internal.json.JsonBuffer;
import dev.mxcp.internal.json.PlainWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Maps in Java values: maps and records, with texts as keys.
 *
 * <p>A key that is no text gets the text that it has as a value: of a number or a boolean its JSON.
 */
enum Maps {
  /** Those of arguments. */
  OF_ARGUMENTS,
  /** Those of results, where moments are in UTC. */
  OF_RESULTS;

  /**
   * Returns a map or a record as a map; null for others.
   *
   * @param hidden whether messages must not tell anything of the value
   * @param findings gets what is wrong with a key
   */
  @Nullable Map<String, ? extends @Nullable Object> of(
      Object value, boolean hidden, ViolationCollector findings) {
    if (value instanceof Map<?, ?> map) {
      return hasTextKeys(map) ? withTextKeys(map) : converted(map, hidden, findings);
    }
    return value instanceof Record row ? ofRecord(row, findings) : null;
  }

  /** Returns a map with texts as keys; hosts in other languages may give other keys. */
  Map<String, ? extends @Nullable Object> named(Map<?, ?> map, ViolationCollector findings) {
    return hasTextKeys(map) ? withTextKeys(map) : converted(map, false, findings);
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

  private Map<String, @Nullable Object> converted(
      Map<?, ?> map, boolean hidden, ViolationCollector findings) {
    Map<String, @Nullable Object> converted = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = text(entry.getKey());
      if (key == null) {
        findings.add("expected names as keys" + findings.got(entry.getKey(), hidden));
      } else if (converted.containsKey(key)) {
        String name =
            hidden || findings.isClosed() ? "the same name" : "the name " + findings.quoted(key);
        findings.add("two keys have " + name);
      } else {
        converted.put(key, entry.getValue());
      }
    }
    return converted;
  }

  private @Nullable String text(@Nullable Object key) {
    if (key == null || key instanceof Boolean || key instanceof Number) {
      JsonBuffer json = new JsonBuffer(null);
      return PlainWriter.write(key, json) ? json.string() : null;
    }
    return this == OF_ARGUMENTS ? ScalarText.text(key) : ScalarText.resultText(key);
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
