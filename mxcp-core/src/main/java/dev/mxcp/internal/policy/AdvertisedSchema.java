package dev.mxcp.internal.policy;

import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.json.JsonText;
import dev.mxcp.registry.JsonSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a result under rules: nothing that a rule may remove is required, and what a rule
 * may mask is also a string.
 */
public final class AdvertisedSchema {

  private static final Set<String> OF_TEXTS = Set.of("pattern", "format", "minLength", "maxLength");

  private final Set<String> removed = new LinkedHashSet<>();
  private final Set<String> masked = new LinkedHashSet<>();
  private final boolean sensitive;

  private AdvertisedSchema(List<Rule> rules) {
    boolean filters = false;
    for (Rule rule : rules) {
      filters |= rule.action() == Action.FILTER_SENSITIVE_FIELDS;
      if (rule.action() == Action.FILTER_FIELDS) {
        removed.addAll(rule.fields());
      } else if (rule.action() == Action.MASK_FIELDS) {
        masked.addAll(rule.fields());
      }
    }
    this.sensitive = filters;
  }

  /**
   * Returns the schema of what leaves.
   *
   * @param schema the schema of the result as produced
   * @param type the type that it was made from
   */
  public static JsonSchema of(JsonSchema schema, ValueType type, Policies policies) {
    AdvertisedSchema rules = new AdvertisedSchema(policies.output());
    Map<String, @Nullable Object> map = rules.value(schema.map(), type, true);
    return new JsonSchema(map, JsonText.write(map));
  }

  private Map<String, @Nullable Object> value(
      Map<String, @Nullable Object> schema, @Nullable ValueType type, boolean isResultOrItem) {
    if (type instanceof ArrayType array && schema.get("items") instanceof Map<?, ?> items) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>(schema);
      boolean removesItems = sensitive && array.items() != null && array.items().info().sensitive();
      if (removesItems) {
        copy.remove("minItems");
      }
      copy.put("items", value(cast(items), array.items(), isResultOrItem && !isNested(array)));
      return Collections.unmodifiableMap(copy);
    }
    return type instanceof ObjectType object ? object(schema, object, isResultOrItem) : schema;
  }

  private static boolean isNested(ArrayType array) {
    return array.items() instanceof ArrayType;
  }

  private Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> schema, ObjectType type, boolean isResultOrItem) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(schema);
    List<Object> required = new ArrayList<>();
    if (schema.get("required") instanceof List<?> names) {
      required.addAll(names);
    }
    required.removeIf(name -> isResultOrItem && removed.contains(name));
    required.removeIf(
        name -> sensitive && isSensitive(type.properties().get(String.valueOf(name))));
    copy.remove("required");
    if (!required.isEmpty()) {
      copy.put("required", List.copyOf(required));
    }
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      copy.put("properties", properties(cast(properties), type, isResultOrItem));
    }
    return Collections.unmodifiableMap(copy);
  }

  private Map<String, @Nullable Object> properties(
      Map<String, @Nullable Object> properties, ObjectType type, boolean isResultOrItem) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    properties.forEach(
        (name, schema) -> {
          Map<String, @Nullable Object> inner =
              value(cast((Map<?, ?>) schema), type.properties().get(name), false);
          copy.put(name, isResultOrItem && masked.contains(name) ? maskable(inner) : inner);
        });
    return Collections.unmodifiableMap(copy);
  }

  private static Map<String, @Nullable Object> maskable(Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(schema);
    copy.keySet().removeAll(OF_TEXTS);
    copy.put("type", withText(schema.get("type")));
    if (schema.get("enum") instanceof List<?> values) {
      List<@Nullable Object> more = new ArrayList<>(values);
      more.add(Redaction.MASK);
      copy.put("enum", Collections.unmodifiableList(more));
    }
    return Collections.unmodifiableMap(copy);
  }

  private static Object withText(@Nullable Object type) {
    Set<@Nullable Object> types = new LinkedHashSet<>();
    if (type instanceof List<?> list) {
      types.addAll(list);
    } else {
      types.add(type);
    }
    types.add("string");
    return List.copyOf(types);
  }

  private static boolean isSensitive(@Nullable ValueType type) {
    return type != null && type.info().sensitive();
  }

  @SuppressWarnings("unchecked") // Schemas that we write have texts as names.
  private static Map<String, @Nullable Object> cast(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
