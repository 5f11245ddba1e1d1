package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.definition.ValueType;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.JsonSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The output schemas that clients get: an object at the root, exactly.
 *
 * <p>Lists, single values and results that are sensitive as a whole are wrapped as {@code
 * {"result": ...}}, with room to say that a list was cut. Formats that values need not fit are left
 * out.
 */
final class OutputView {

  private OutputView() {}

  /** Returns whether results of an endpoint are wrapped. */
  static boolean isWrapped(ValueType type) {
    return !(type instanceof ValueType.ObjectType) || type.info().sensitive();
  }

  /** Returns the schema that clients get; null if no result is declared. */
  static @Nullable Map<String, @Nullable Object> of(EndpointEntry entry) {
    JsonSchema schema = entry.outputSchema();
    ValueType type = entry.endpoint().returns();
    if (schema == null || type == null) {
      return null;
    }
    Map<String, @Nullable Object> map = withoutStrictFormats(schema.map());
    return isWrapped(type) ? wrapped(type, map) : object(map);
  }

  private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> schema) {
    schema.put("type", "object");
    if (schema.get("enum") instanceof Collection<?> values) {
      schema.put("enum", values.stream().filter(Objects::nonNull).toList());
    }
    return schema;
  }

  private static Map<String, @Nullable Object> wrapped(
      ValueType type, Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    properties.put("result", schema);
    if (type instanceof ValueType.ArrayType) {
      // A list that was cut may be shorter than declared.
      schema.remove("minItems");
      properties.putAll(Truncation.schema());
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put("required", List.of("result"));
    return object;
  }

  private static Map<String, @Nullable Object> withoutStrictFormats(
      Map<?, ? extends @Nullable Object> schema) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    schema.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
    Object format = copy.get("format");
    if ("time".equals(format) || "date-time".equals(format)) {
      copy.remove("format");
    }
    return copy;
  }

  private static @Nullable Object copy(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return withoutStrictFormats(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(copy(item)));
      return items;
    }
    return value;
  }
}
