package dev.mxcp.drift;

import dev.mxcp.definition.NumberLimits;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a declared type as its file does; the default of a sensitive value is left out. */
final class TypeMap {

  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

  private TypeMap() {}

  static Map<String, @Nullable Object> of(ValueType type) {
    TypeMap writer = new TypeMap();
    writer.map.put("type", type.typeName());
    writer.info(type.info());
    writer.kind(type);
    return writer.map;
  }

  private void put(String key, @Nullable Object value) {
    Json.put(map, key, value);
  }

  private void info(TypeInfo info) {
    put("description", info.description());
    put("enum", info.enumeration());
    put("examples", info.examples());
    if (info.sensitive()) {
      map.put("sensitive", true);
    }
    if (info.defaultValue() != null) {
      map.put("default", info.sensitive() ? "(sensitive)" : info.defaultValue().value());
    }
  }

  private void kind(ValueType type) {
    if (type instanceof ValueType.StringType text) {
      put("format", text.format() == null ? null : text.format().id());
      put("minLength", text.minLength());
      put("maxLength", text.maxLength());
      put("pattern", text.pattern());
    } else if (type instanceof ValueType.NumberType number) {
      limits(number.limits());
    } else if (type instanceof ValueType.IntegerType integer) {
      limits(integer.limits());
    } else if (type instanceof ValueType.ArrayType array) {
      array(array);
    } else if (type instanceof ValueType.ObjectType object) {
      object(object);
    }
  }

  private void limits(NumberLimits limits) {
    put("minimum", limits.minimum());
    put("maximum", limits.maximum());
    put("exclusiveMinimum", limits.exclusiveMinimum());
    put("exclusiveMaximum", limits.exclusiveMaximum());
    put("multipleOf", limits.multipleOf());
  }

  private void array(ValueType.ArrayType array) {
    put("items", array.items() == null ? null : of(array.items()));
    put("minItems", array.minItems());
    put("maxItems", array.maxItems());
    put("uniqueItems", array.uniqueItems() ? true : null);
  }

  private void object(ValueType.ObjectType object) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    object.properties().forEach((name, type) -> properties.put(name, of(type)));
    put("properties", properties);
    put("required", object.required());
    put("additionalProperties", object.additionalProperties() ? null : false);
  }
}
