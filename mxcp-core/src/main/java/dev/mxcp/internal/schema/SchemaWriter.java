package dev.mxcp.internal.schema;

import dev.mxcp.definition.DefaultValue;
import dev.mxcp.definition.NumberLimits;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.definition.ValueType.IntegerType;
import dev.mxcp.definition.ValueType.NumberType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.json.JsonText;
import dev.mxcp.registry.JsonSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes our types as JSON Schema.
 *
 * <p>It uses only what draft-07 and 2020-12 have in common, and no {@code $schema}.
 *
 * <ul>
 *   <li>The schema of arguments says what to send; codecs accept more: texts of values, and null
 *       for what need not be there. It allows null only where null is the default.
 *   <li>The schema of a result says all that may come: null is allowed everywhere but at the root
 *       of an object.
 *   <li>{@code format: timestamp} is none of JSON Schema, and strict validators refuse formats that
 *       they do not know. As an argument it becomes a string or number, as a result a string, and
 *       the description says what it means.
 *   <li>{@code time} and {@code date-time} are written although values may lack the offset that RFC
 *       3339 wants; 2020-12 takes a format as an annotation.
 *   <li>The default of something sensitive is left out, because schemas are shown and logged.
 * </ul>
 */
public final class SchemaWriter {

  private static final String ARGUMENT_SECONDS = "Seconds since 1970-01-01T00:00:00Z.";
  private static final String RESULT_MOMENT = "A moment, as date and time.";

  private final boolean isResult;

  private SchemaWriter(boolean isResult) {
    this.isResult = isResult;
  }

  /** Returns the schema of the arguments: an object, closed, with a property for each parameter. */
  public static JsonSchema input(List<Parameter> parameters) {
    Map<String, ValueType> types = new LinkedHashMap<>();
    parameters.forEach(parameter -> types.put(parameter.name(), parameter.type()));
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    SchemaWriter writer = new SchemaWriter(false);
    schema.put("type", "object");
    schema.put("properties", writer.properties(types, false));
    schema.put("required", writer.required(types, List.copyOf(types.keySet())));
    schema.put("additionalProperties", false);
    return of(schema);
  }

  /**
   * Returns the schema of a result. The root of an object is exactly {@code "type": "object"}, as
   * clients demand it, unless the object is sensitive as a whole: it may be filtered out.
   */
  public static JsonSchema output(ValueType type) {
    boolean nullable = !(type instanceof ObjectType) || type.info().sensitive();
    return of(new SchemaWriter(true).schema(type, false, nullable));
  }

  private static JsonSchema of(Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> map = Collections.unmodifiableMap(schema);
    return new JsonSchema(map, JsonText.write(map));
  }

  private Map<String, @Nullable Object> schema(ValueType type, boolean withinSensitive) {
    return schema(type, withinSensitive, isResult || isNullByDefault(type.info()));
  }

  private Map<String, @Nullable Object> schema(
      ValueType type, boolean withinSensitive, boolean nullable) {
    boolean sensitive = withinSensitive || type.info().sensitive();
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("type", typeOf(type, nullable));
    putPresent(schema, "description", description(type));
    putValues(schema, type, nullable, sensitive);
    putKind(schema, type, sensitive);
    return Collections.unmodifiableMap(schema);
  }

  private static boolean isNullByDefault(TypeInfo info) {
    DefaultValue value = info.defaultValue();
    return value != null && value.value() == null;
  }

  private Object typeOf(ValueType type, boolean nullable) {
    List<String> types = new ArrayList<>(List.of(type.typeName()));
    if (isTimestamp(type) && !isResult) {
      types.add("number");
    }
    if (nullable) {
      types.add("null");
    }
    return types.size() == 1 ? type.typeName() : List.copyOf(types);
  }

  private @Nullable String description(ValueType type) {
    String declared = type.info().description();
    if (!isTimestamp(type)) {
      return declared;
    }
    String meaning = isResult ? RESULT_MOMENT : ARGUMENT_SECONDS;
    return declared == null ? meaning : declared + " (" + meaning + ")";
  }

  private static boolean isTimestamp(ValueType type) {
    return type instanceof StringType text && text.format() == Format.TIMESTAMP;
  }

  private static void putValues(
      Map<String, @Nullable Object> schema, ValueType type, boolean nullable, boolean sensitive) {
    TypeInfo info = type.info();
    List<@Nullable Object> allowed = info.enumeration();
    if (allowed != null) {
      List<@Nullable Object> values = plain(type, allowed);
      if (nullable && !values.contains(null)) {
        values.add(null);
      }
      schema.put("enum", Collections.unmodifiableList(values));
    }
    DefaultValue declared = info.defaultValue();
    if (declared != null && !sensitive) {
      schema.put("default", ArgumentCodec.declared(type, declared.value()));
    }
    if (!info.examples().isEmpty()) {
      schema.put("examples", Collections.unmodifiableList(plain(type, info.examples())));
    }
  }

  private static List<@Nullable Object> plain(ValueType type, List<@Nullable Object> values) {
    List<@Nullable Object> plain = new ArrayList<>(values.size() + 1);
    for (Object value : values) {
      plain.add(ArgumentCodec.declared(type, value));
    }
    return plain;
  }

  private void putKind(Map<String, @Nullable Object> schema, ValueType type, boolean sensitive) {
    if (type instanceof StringType text) {
      putString(schema, text);
    } else if (type instanceof NumberType number) {
      putLimits(schema, number.limits());
    } else if (type instanceof IntegerType integer) {
      putLimits(schema, integer.limits());
    } else if (type instanceof ArrayType array) {
      putArray(schema, array, sensitive);
    } else if (type instanceof ObjectType object) {
      putObject(schema, object, sensitive);
    }
  }

  private static void putString(Map<String, @Nullable Object> schema, StringType type) {
    Format format = type.format();
    if (format != null && format != Format.TIMESTAMP) {
      schema.put("format", format.id());
    }
    putPresent(schema, "minLength", type.minLength());
    putPresent(schema, "maxLength", type.maxLength());
    putPresent(schema, "pattern", type.pattern());
  }

  private static void putLimits(Map<String, @Nullable Object> schema, NumberLimits limits) {
    putPresent(schema, "minimum", number(limits.minimum()));
    putPresent(schema, "maximum", number(limits.maximum()));
    putPresent(schema, "exclusiveMinimum", number(limits.exclusiveMinimum()));
    putPresent(schema, "exclusiveMaximum", number(limits.exclusiveMaximum()));
    putPresent(schema, "multipleOf", number(limits.multipleOf()));
  }

  private static @Nullable Object number(@Nullable BigDecimal limit) {
    return limit == null ? null : JsonText.read(limit.stripTrailingZeros().toPlainString());
  }

  private void putArray(Map<String, @Nullable Object> schema, ArrayType type, boolean sensitive) {
    ValueType items = type.items();
    putPresent(schema, "items", items == null ? null : schema(items, sensitive));
    putPresent(schema, "minItems", type.minItems());
    putPresent(schema, "maxItems", type.maxItems());
    if (type.uniqueItems()) {
      schema.put("uniqueItems", true);
    }
  }

  private void putObject(Map<String, @Nullable Object> schema, ObjectType type, boolean sensitive) {
    if (!type.properties().isEmpty()) {
      schema.put("properties", properties(type.properties(), sensitive));
    }
    List<String> required = required(type.properties(), type.required());
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", type.additionalProperties());
  }

  private Map<String, @Nullable Object> properties(
      Map<String, ValueType> members, boolean sensitive) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    members.forEach((name, type) -> properties.put(name, schema(type, sensitive)));
    return Collections.unmodifiableMap(properties);
  }

  /** Returns what must be given: an argument with a default need not. */
  private List<String> required(Map<String, ValueType> members, List<String> names) {
    return names.stream()
        .filter(name -> isResult || !hasDefault(members.get(name)))
        .distinct()
        .toList();
  }

  private static boolean hasDefault(@Nullable ValueType type) {
    return type != null && type.info().defaultValue() != null;
  }

  private static void putPresent(
      Map<String, @Nullable Object> schema, String key, @Nullable Object value) {
    if (value != null) {
      schema.put(key, value instanceof Integer count ? Long.valueOf(count) : value);
    }
  }
}
