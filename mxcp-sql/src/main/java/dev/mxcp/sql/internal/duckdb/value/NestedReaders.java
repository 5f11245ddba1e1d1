package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.json.JsonText;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists, maps, structs and unions. */
final class NestedReaders {

  private NestedReaders() {}

  static List<@Nullable Object> list(Vector cells, int row) {
    int start = Math.toIntExact(cells.half(row, 0));
    return items(cells.child(0), start, Math.toIntExact(cells.half(row, 1)));
  }

  static List<@Nullable Object> items(Vector items, int start, int size) {
    @Nullable Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      values[i] = items.read(start + i);
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  static Map<String, @Nullable Object> struct(Vector cells, int row, String[] names) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      map.put(names[i], cells.child(i).read(row));
    }
    return Collections.unmodifiableMap(map);
  }

  /** Fields without names are a list. */
  static List<@Nullable Object> tuple(Vector cells, int row) {
    @Nullable Object[] values = new Object[cells.children()];
    for (int i = 0; i < values.length; i++) {
      values[i] = cells.child(i).read(row);
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  /** The first part says which of the others counts. */
  static @Nullable Object union(Vector cells, int row) {
    int tag = Byte.toUnsignedInt(cells.child(0).int8(row));
    return cells.child(tag + 1).read(row);
  }

  static Map<String, @Nullable Object> map(Vector cells, int row) {
    int start = Math.toIntExact(cells.half(row, 0));
    int size = Math.toIntExact(cells.half(row, 1));
    Vector entries = cells.child(0);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = start; i < start + size; i++) {
      String key = key(entries.child(0).read(i));
      if (map.containsKey(key)) {
        throw new IllegalArgumentException("two keys of a map have the text " + key);
      }
      map.put(key, entries.child(1).read(i));
    }
    return Collections.unmodifiableMap(map);
  }

  /** Returns the text that the value has in JSON; of a text without its quotes. */
  private static String key(@Nullable Object value) {
    Object plain =
        value instanceof Double || value instanceof Float
            ? value.toString()
            : JsonText.plain(value);
    return plain instanceof String text ? text : JsonText.write(plain);
  }
}
