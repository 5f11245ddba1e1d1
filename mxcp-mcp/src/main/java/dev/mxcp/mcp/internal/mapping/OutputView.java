package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.definition.ValueType;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.StructuredOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output schemas that clients get.
 *
 * <p>A list has room to say that it was cut, and formats that values need not fit are left out,
 * since clients check results.
 */
final class OutputView {

  private OutputView() {}

  /** Returns the schema that clients get; null if no result is declared. */
  static @Nullable Map<String, @Nullable Object> of(EndpointEntry entry) {
    StructuredOutput output = entry.structuredOutput();
    if (output == null) {
      return null;
    }
    Map<String, @Nullable Object> schema = withoutStrictFormats(output.schema().map());
    if (entry.endpoint().returns() instanceof ValueType.ArrayType) {
      addTruncation(schema);
    }
    return schema;
  }

  @SuppressWarnings("unchecked") // the copy of a schema that was made for a list
  private static void addTruncation(Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> properties =
        (Map<String, @Nullable Object>) schema.get("properties");
    if (properties != null && properties.get(StructuredOutput.PROPERTY) instanceof Map<?, ?> list) {
      // A list that was cut may be shorter than declared.
      list.remove("minItems");
      properties.putAll(Truncation.schema());
    }
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
