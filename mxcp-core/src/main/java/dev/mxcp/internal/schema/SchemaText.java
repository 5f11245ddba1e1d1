package dev.mxcp.internal.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.json.JSONArray;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jspecify.annotations.Nullable;

/**
 * The schemas as text, to look up what a violated one demands.
 *
 * <p>Everit's exceptions hold a schema object, but where a violation was found below {@code
 * additionalProperties} it is that of the parent; their location is always right.
 */
final class SchemaText {

  private final Map<String, JSONObject> files = new ConcurrentHashMap<>();

  /** Returns a whole file. */
  JSONObject file(String location) {
    String file = location.replaceFirst("#.*", "");
    return files.computeIfAbsent(
        file, name -> new JSONObject(new JSONTokener(SchemaFile.open(name))));
  }

  /** Returns the schema at a location such as {@code classpath:...tool.json#/properties/tool}. */
  Optional<JSONObject> at(@Nullable String location) {
    if (location == null) {
      return Optional.empty();
    }
    int hash = location.indexOf('#');
    Object found = file(location).optQuery(hash < 0 ? "" : location.substring(hash));
    return found instanceof JSONObject schema ? Optional.of(schema) : Optional.empty();
  }

  /** Returns the types that the schema at a location accepts. */
  List<String> types(@Nullable String location) {
    return at(location).map(schema -> types(schema, String.valueOf(location))).orElse(List.of());
  }

  private List<String> types(JSONObject schema, String location) {
    if (schema.has("$ref")) {
      String ref = schema.getString("$ref");
      int hash = ref.indexOf('#');
      String file =
          hash == 0
              ? location.replaceFirst("#.*", "")
              : SchemaFile.location(ref.substring(0, hash));
      return types(file + ref.substring(hash));
    }
    if (schema.has("anyOf")) {
      return StreamSupport.stream(schema.getJSONArray("anyOf").spliterator(), false)
          .flatMap(option -> types((JSONObject) option, location).stream())
          .toList();
    }
    return texts(schema, "type");
  }

  /** Returns the texts of a list, or a single one. */
  static List<String> texts(JSONObject schema, String key) {
    Object value = schema.opt(key);
    if (value instanceof JSONArray array) {
      return array.toList().stream().map(String::valueOf).distinct().toList();
    }
    return value == null ? List.of() : List.of(String.valueOf(value));
  }
}
