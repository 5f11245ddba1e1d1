package dev.mxcp.internal.project;

import dev.mxcp.internal.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of a file that belong to a declared type: defaults, the values of an enum, arguments and
 * expectations of tests.
 *
 * <p>Where a string is declared, at any depth, a scalar is what is written: {@code no}, {@code 007}
 * and {@code 1.10} are texts there.
 */
final class WrittenValue {

  private WrittenValue() {}

  /**
   * Returns a value as plain one.
   *
   * @param value what is written; null where nothing is
   * @param type the declaration of its type in the file; null where there is none
   */
  static @Nullable Object of(@Nullable Node value, @Nullable Node type) {
    if (value == null || !(type instanceof Node.Mapping declared)) {
      return value == null ? null : value.plain();
    }
    if (value instanceof Node.Scalar scalar) {
      boolean isText = "string".equals(declared.text("type")) && !scalar.isNull();
      return isText ? scalar.text() : scalar.plain();
    }
    return value instanceof Node.Sequence list
        ? list(list, declared.get("items"))
        : object((Node.Mapping) value, declared.mapping("properties"));
  }

  private static List<@Nullable Object> list(Node.Sequence list, @Nullable Node items) {
    List<@Nullable Object> values = new ArrayList<>();
    list.items().forEach(item -> values.add(of(item, items)));
    return Collections.unmodifiableList(values);
  }

  private static Map<String, @Nullable Object> object(
      Node.Mapping object, Node.@Nullable Mapping properties) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    object
        .entries()
        .forEach(
            (name, entry) ->
                values.put(
                    name, of(entry.value(), properties == null ? null : properties.get(name))));
    return Collections.unmodifiableMap(values);
  }
}
