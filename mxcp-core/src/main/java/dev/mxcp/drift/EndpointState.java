package dev.mxcp.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as a snapshot describes it.
 *
 * @param resource an entry of the snapshot's list of endpoints
 */
record EndpointState(Map<String, @Nullable Object> resource) {

  private static final List<String> KINDS = List.of("tool", "resource", "prompt");

  /** Returns {@code tool/name}, or the path of a file without a readable definition. */
  static String label(Map<String, @Nullable Object> resource) {
    Map<String, @Nullable Object> definition = Json.map(resource.get("definition"));
    for (String kind : KINDS) {
      Object id = Json.map(definition.get(kind)).get(kind.equals("resource") ? "uri" : "name");
      if (id != null) {
        return kind + "/" + id;
      }
    }
    return new EndpointState(resource).path();
  }

  String path() {
    return String.valueOf(Json.map(resource.get("validation_results")).get("path"));
  }

  Map<String, @Nullable Object> definition() {
    Map<String, @Nullable Object> definition = Json.map(resource.get("definition"));
    return KINDS.stream()
        .map(kind -> Json.map(definition.get(kind)))
        .filter(map -> !map.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  @Nullable Object validation() {
    return Json.map(resource.get("validation_results")).get("status");
  }

  boolean isValid() {
    return "ok".equals(validation());
  }

  @Nullable Object validationMessage() {
    return Json.map(resource.get("validation_results")).get("message");
  }

  boolean hasTests() {
    return resource.containsKey("test_results");
  }

  @Nullable Object tests() {
    return Json.map(resource.get("test_results")).get("status");
  }

  /** Returns whether the snapshot has JSON Schemas, as ours do. */
  boolean hasSchemas() {
    return metadata("input_schema") != null;
  }

  @Nullable Object metadata(String key) {
    return Json.map(resource.get("metadata")).get(key);
  }

  /** Returns a schema of the declared parameters. */
  Map<String, @Nullable Object> declaredArguments() {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    List<@Nullable Object> required = new ArrayList<>();
    for (Object item : Json.list(definition().get("parameters"))) {
      Map<String, @Nullable Object> parameter = Json.map(item);
      String name = String.valueOf(parameter.get("name"));
      properties.put(name, Json.without(parameter, "name"));
      if (!parameter.containsKey("default")) {
        required.add(name);
      }
    }
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("properties", properties);
    schema.put("required", required);
    return schema;
  }

  /** Returns the declared result; null if there is none. */
  @Nullable Object declaredResult() {
    Object written = definition().get("return_");
    return written == null ? definition().get("return") : written;
  }

  /** Returns a list of parameters by their names, since their order does not count. */
  static @Nullable Object byName(@Nullable Object declared) {
    if (!(declared instanceof List<?> list)) {
      return declared;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    list.forEach(item -> map.put(String.valueOf(Json.map(item).get("name")), item));
    return map;
  }
}
