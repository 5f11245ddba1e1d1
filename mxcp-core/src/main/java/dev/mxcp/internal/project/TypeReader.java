package dev.mxcp.internal.project;

import dev.mxcp.definition.DefaultValue;
import dev.mxcp.definition.NumberLimits;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ParameterOrigin;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.yaml.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads types and parameters; values of the wrong shape are left out, they are known already. */
final class TypeReader {

  private static final Set<String> OF_STRING =
      Set.of("format", "minLength", "maxLength", "pattern");
  private static final Set<String> OF_NUMBER =
      Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
  private static final Set<String> OF_ARRAY =
      Set.of("items", "minItems", "maxItems", "uniqueItems");
  private static final Set<String> OF_OBJECT =
      Set.of("properties", "required", "additionalProperties");
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "string", OF_STRING,
          "number", OF_NUMBER,
          "integer", OF_NUMBER,
          "boolean", Set.of(),
          "array", OF_ARRAY,
          "object", OF_OBJECT);

  private final TypeCheck check;
  private final ProblemList problems;

  TypeReader(TypeCheck check, ProblemList problems) {
    this.check = check;
    this.problems = problems;
  }

  /** Reads the {@code parameters} of an endpoint. */
  List<Parameter> parameters(Node.Mapping endpoint) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node.Mapping node : endpoint.mappings("parameters")) {
      String name = node.text("name");
      ValueType type = checked(node);
      if (name != null) {
        EndpointNames.checkParameter(name, names, node.at("name"), problems);
      }
      if (name != null && type != null) {
        parameters.add(
            Parameter.of(name, type)
                .at(node.position())
                .from(origin(node))
                .completedBy(node.text("completion")));
      }
    }
    return parameters;
  }

  private @Nullable ParameterOrigin origin(Node.Mapping node) {
    String text = node.text("from");
    if (text == null) {
      return null;
    }
    if (node.get("default") != null) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          node.at("default"),
          "A parameter with `from` cannot have a default: without its value, calls are denied.",
          null);
    }
    ParameterOrigin origin = ParameterOrigin.parse(text).orElse(null);
    if (origin == null) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          node.at("from"),
          "`" + text + "` is nothing that a parameter can come from.",
          "Write user.claims.NAME, user.user_id, user.role or the like, or header.NAME.");
    }
    return origin;
  }

  /** Reads the {@code return} of an endpoint; null where there is none. */
  @Nullable ValueType returns(Node.Mapping endpoint) {
    Node.Mapping node = endpoint.mapping("return");
    return node == null ? null : checked(node);
  }

  private @Nullable ValueType checked(Node.Mapping node) {
    ValueType type = type(node);
    if (type != null && !problems.hasErrorsIn(node.position().path())) {
      problems.addAll(check.check(type, path -> Locator.locate(node, path)));
    }
    return type;
  }

  private @Nullable ValueType type(Node.Mapping node) {
    String name = node.text("type");
    if (name == null || !KEYS.containsKey(name)) {
      return null;
    }
    warnAboutUseless(node, name);
    TypeInfo info = info(node);
    return switch (name) {
      case "string" -> string(node, info);
      case "number" -> ValueType.number().limits(limits(node)).withInfo(info);
      case "integer" -> ValueType.integer().limits(limits(node)).withInfo(info);
      case "boolean" -> ValueType.bool().withInfo(info);
      case "array" -> array(node, info);
      default -> object(node, info);
    };
  }

  private StringType string(Node.Mapping node, TypeInfo info) {
    String format = node.text("format");
    Format known =
        Arrays.stream(Format.values()).filter(f -> f.id().equals(format)).findFirst().orElse(null);
    return ValueType.string()
        .format(known)
        .minLength(count(node, "minLength"))
        .maxLength(count(node, "maxLength"))
        .pattern(node.text("pattern"))
        .withInfo(info);
  }

  private ArrayType array(Node.Mapping node, TypeInfo info) {
    Node.Mapping items = node.mapping("items");
    return ValueType.array()
        .items(items == null ? null : type(items))
        .minItems(count(node, "minItems"))
        .maxItems(count(node, "maxItems"))
        .uniqueItems(Boolean.TRUE.equals(node.bool("uniqueItems")))
        .withInfo(info);
  }

  private ObjectType object(Node.Mapping node, TypeInfo info) {
    Node.Mapping declared = node.mapping("properties");
    Map<String, ValueType> properties = declared == null ? Map.of() : properties(declared);
    boolean open = !Boolean.FALSE.equals(node.bool("additionalProperties"));
    return ValueType.object()
        .properties(properties)
        .require(node.texts("required"))
        .additionalProperties(open)
        .withInfo(info);
  }

  private Map<String, ValueType> properties(Node.Mapping declared) {
    Map<String, ValueType> properties = new LinkedHashMap<>();
    for (String key : declared.keys()) {
      Node.Mapping property = declared.mapping(key);
      ValueType type = property == null ? null : type(property);
      if (type != null) {
        properties.put(key, type);
      }
    }
    return properties;
  }

  private static TypeInfo info(Node.Mapping node) {
    Node value = node.get("default");
    return TypeInfo.NONE
        .withDescription(node.text("description"))
        .withDefault(value == null ? null : new DefaultValue(WrittenValue.of(value, node)))
        .withExamples(values(node, "examples"))
        .withEnumeration(node.has("enum") ? values(node, "enum") : null)
        .withSensitive(Boolean.TRUE.equals(node.bool("sensitive")));
  }

  private static List<@Nullable Object> values(Node.Mapping node, String key) {
    List<@Nullable Object> values = new ArrayList<>();
    node.items(key).forEach(item -> values.add(WrittenValue.of(item, node)));
    return values;
  }

  private void warnAboutUseless(Node.Mapping node, String type) {
    Set<String> useful = KEYS.getOrDefault(type, Set.of());
    for (Map.Entry<String, Set<String>> other : KEYS.entrySet()) {
      other.getValue().stream()
          .filter(key -> node.has(key) && !useful.contains(key))
          .filter(key -> !problems.hasErrorsIn(node.at(key).path()))
          .filter(key -> !other.getKey().equals("integer"))
          .forEach(key -> useless(node, key, type));
    }
  }

  private void useless(Node.Mapping node, String key, String type) {
    List<String> hosts =
        KEYS.entrySet().stream()
            .filter(entry -> entry.getValue().contains(key))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    SourcePosition position = node.at(key);
    String message = "`" + key + "` has no effect on the type `" + type + "`.";
    problems.warning(
        ProblemCode.INVALID_VALUE,
        position,
        message,
        "It belongs to " + Suggestions.list(hosts) + ".");
  }

  private static NumberLimits limits(Node.Mapping node) {
    return new NumberLimits(
        decimal(node, "minimum"),
        decimal(node, "maximum"),
        decimal(node, "exclusiveMinimum"),
        decimal(node, "exclusiveMaximum"),
        decimal(node, "multipleOf"));
  }

  private static @Nullable BigDecimal decimal(Node.Mapping node, String key) {
    if (!(node.get(key) instanceof Node.Scalar scalar)) {
      return null;
    }
    if (scalar.value() instanceof Double number && Double.isFinite(number)) {
      return BigDecimal.valueOf(number);
    }
    if (scalar.value() instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    return scalar.value() instanceof Long number ? BigDecimal.valueOf(number) : null;
  }

  private static @Nullable Integer count(Node.Mapping node, String key) {
    return node.get(key) instanceof Node.Scalar scalar
            && scalar.value() instanceof Long number
            && number >= 0
            && number <= Integer.MAX_VALUE
        ? Integer.valueOf(number.intValue())
        : null;
  }
}
