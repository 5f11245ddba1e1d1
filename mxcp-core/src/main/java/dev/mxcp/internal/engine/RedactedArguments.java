package dev.mxcp.internal.engine;

import dev.mxcp.config.Secrets;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments and results as they may be shown: without sensitive values and known secrets. */
record RedactedArguments(Secrets secrets) {

  private static final String HIDDEN = "[redacted]";

  Map<String, @Nullable Object> of(
      List<Parameter> parameters, Map<String, @Nullable Object> arguments) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      if (arguments.containsKey(parameter.name())) {
        shown.put(parameter.name(), show(arguments.get(parameter.name()), parameter.type()));
      }
    }
    return Collections.unmodifiableMap(shown);
  }

  /** Returns a value as it may be shown. */
  @Nullable Object value(@Nullable Object value, @Nullable ValueType type) {
    return show(value, type);
  }

  private @Nullable Object show(@Nullable Object value, @Nullable ValueType type) {
    if (type != null && type.info().sensitive()) {
      return value == null ? null : HIDDEN;
    }
    if (value instanceof Map<?, ?> map) {
      return fields(map, type instanceof ValueType.ObjectType object ? object : null);
    }
    if (value instanceof List<?> list) {
      ValueType items = type instanceof ValueType.ArrayType array ? array.items() : null;
      List<@Nullable Object> shown = new ArrayList<>(list.size());
      list.forEach(item -> shown.add(show(item, items)));
      return Collections.unmodifiableList(shown);
    }
    return secrets.redactValue(value);
  }

  private Map<String, @Nullable Object> fields(Map<?, ?> map, ValueType.@Nullable ObjectType type) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          shown.put(
              secrets.redact(name), show(value, type == null ? null : type.properties().get(name)));
        });
    return Collections.unmodifiableMap(shown);
  }
}
