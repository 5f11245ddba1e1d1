package dev.mxcp.internal.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mxcp.definition.DefaultValue;
import dev.mxcp.definition.NumberLimits;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.error.SourcePosition;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types as tests write them: {@code {type: string, minLength: 3}}. */
public final class TypeText {

  private static final ObjectMapper YAML = new YAMLMapper();

  private TypeText() {}

  /** Reads a type. */
  public static ValueType type(String yaml) {
    return type(map(yaml));
  }

  /** Reads parameters: names with their types. */
  public static List<Parameter> parameters(String yaml) {
    return parameters(map(yaml));
  }

  /** Makes parameters of a map from names to declarations. */
  public static List<Parameter> parameters(Map<String, ?> declared) {
    List<Parameter> parameters = new ArrayList<>();
    declared.forEach((name, type) -> parameters.add(parameter(name, type(object(type)))));
    return parameters;
  }

  /** Makes a parameter. */
  public static Parameter parameter(String name, ValueType type) {
    return Parameter.of(name, type).at(position(name));
  }

  /** Makes a position that has nothing but a path. */
  public static SourcePosition position(String path) {
    return new SourcePosition(Path.of("tool.yml"), 1, 1, path);
  }

  /** Reads any value. */
  public static @Nullable Object value(String yaml) {
    try {
      return YAML.readValue(yaml, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(yaml, e);
    }
  }

  /** Reads a map. */
  public static Map<String, @Nullable Object> map(String yaml) {
    return object(value(yaml));
  }

  /** Makes a type of a declaration. */
  public static ValueType type(Map<String, ?> declared) {
    TypeInfo info = info(declared);
    return switch ((String) declared.get("type")) {
      case "string" ->
          ValueType.string()
              .format(format((String) declared.get("format")))
              .minLength(count(declared, "minLength"))
              .maxLength(count(declared, "maxLength"))
              .pattern((String) declared.get("pattern"))
              .withInfo(info);
      case "number" -> ValueType.number().limits(limits(declared)).withInfo(info);
      case "integer" -> ValueType.integer().limits(limits(declared)).withInfo(info);
      case "boolean" -> ValueType.bool().withInfo(info);
      case "array" -> array(info, declared);
      case "object" -> object(info, declared);
      default -> throw new IllegalArgumentException("type " + declared);
    };
  }

  private static ValueType array(TypeInfo info, Map<String, ?> declared) {
    return ValueType.array()
        .items(declared.containsKey("items") ? type(object(declared.get("items"))) : null)
        .minItems(count(declared, "minItems"))
        .maxItems(count(declared, "maxItems"))
        .uniqueItems(Boolean.TRUE.equals(declared.get("uniqueItems")))
        .withInfo(info);
  }

  private static ValueType object(TypeInfo info, Map<String, ?> declared) {
    Map<String, ValueType> properties = new LinkedHashMap<>();
    if (declared.get("properties") != null) {
      object(declared.get("properties"))
          .forEach((name, type) -> properties.put(name, type(object(type))));
    }
    List<String> required = new ArrayList<>();
    if (declared.get("required") instanceof List<?> names) {
      names.forEach(name -> required.add((String) name));
    }
    return ValueType.object()
        .properties(properties)
        .require(required)
        .additionalProperties(!Boolean.FALSE.equals(declared.get("additionalProperties")))
        .withInfo(info);
  }

  private static TypeInfo info(Map<String, ?> declared) {
    return TypeInfo.NONE
        .withDescription((String) declared.get("description"))
        .withDefault(
            declared.containsKey("default") ? new DefaultValue(declared.get("default")) : null)
        .withExamples(
            list(declared.get("examples")) == null ? List.of() : list(declared.get("examples")))
        .withEnumeration(list(declared.get("enum")))
        .withSensitive(Boolean.TRUE.equals(declared.get("sensitive")));
  }

  private static @Nullable Format format(@Nullable String id) {
    return id == null ? null : Format.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static NumberLimits limits(Map<String, ?> declared) {
    return new NumberLimits(
        decimal(declared, "minimum"),
        decimal(declared, "maximum"),
        decimal(declared, "exclusiveMinimum"),
        decimal(declared, "exclusiveMaximum"),
        decimal(declared, "multipleOf"));
  }

  private static @Nullable BigDecimal decimal(Map<String, ?> declared, String key) {
    return declared.containsKey(key) ? new BigDecimal(declared.get(key).toString()) : null;
  }

  private static @Nullable Integer count(Map<String, ?> declared, String key) {
    return declared.get(key) instanceof Number number ? number.intValue() : null;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable List<@Nullable Object> list(@Nullable Object value) {
    return (List<@Nullable Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    return (Map<String, @Nullable Object>) value;
  }
}
