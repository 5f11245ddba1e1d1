package dev.mxcp.drift;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.Resource;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a definition as {@code {"tool": {...}}}, as its file does; empty values are left out. */
final class DefinitionMap {

  private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

  private DefinitionMap() {}

  static Map<String, @Nullable Object> of(Endpoint endpoint, Path root) {
    DefinitionMap definition = new DefinitionMap();
    definition.head(endpoint);
    definition.contract(endpoint);
    definition.content(endpoint, root);
    definition.put("tests", endpoint.tests().stream().map(DefinitionMap::test).toList());
    definition.put("policies", policies(endpoint.policies()));
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put(endpoint.kind().key(), definition.map);
    return document;
  }

  private void put(String key, @Nullable Object value) {
    Json.put(map, key, value);
  }

  private void head(Endpoint endpoint) {
    put(endpoint instanceof Resource ? "uri" : "name", endpoint.id());
    if (endpoint instanceof Resource resource) {
      put("name", resource.name());
      put("mime_type", resource.mimeType());
    }
    put("description", endpoint.description());
    put("tags", endpoint.tags());
    put("metadata", endpoint.metadata());
    if (endpoint instanceof Tool tool) {
      put("annotations", tool.annotations().map());
    }
  }

  private void contract(Endpoint endpoint) {
    put("parameters", endpoint.parameters().stream().map(DefinitionMap::parameter).toList());
    ValueType returns = endpoint.returns();
    put("return_", returns == null ? null : TypeMap.of(returns));
  }

  private static Map<String, @Nullable Object> parameter(Parameter parameter) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", parameter.name());
    map.putAll(TypeMap.of(parameter.type()));
    Json.put(map, "from", parameter.origin() == null ? null : parameter.origin().toString());
    return map;
  }

  private void content(Endpoint endpoint, Path root) {
    if (endpoint instanceof SourcedEndpoint sourced) {
      put("language", sourced.language());
      put("database", sourced.database());
      put("timeout", sourced.timeout() == null ? null : sourced.timeout().toString());
      put("limits", sourced.limits().isEmpty() ? null : sourced.limits().toString());
      put("source", source(sourced.source(), root));
    } else if (endpoint instanceof Prompt prompt) {
      put("messages", prompt.messages().stream().map(DefinitionMap::message).toList());
    }
  }

  private static Map<String, @Nullable Object> source(Source source, Path root) {
    if (source instanceof Source.File file) {
      return Map.of("file", SourceFiles.relative(root, file.path()));
    }
    return source.text().isEmpty() ? Map.of() : Map.of("code", source.text());
  }

  private static Map<String, @Nullable Object> message(Prompt.Message message) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Json.put(map, "role", message.role());
    Json.put(map, "type", message.type());
    map.put("prompt", message.template());
    return map;
  }

  private static Map<String, @Nullable Object> test(TestCase test) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", test.name());
    Json.put(map, "description", test.description());
    Json.put(map, "arguments", test.arguments());
    Json.put(map, "user_context", test.user());
    test.expectations().forEach(e -> map.put(e.kind().name().toLowerCase(Locale.ROOT), e.value()));
    return map;
  }

  private static Map<String, @Nullable Object> policies(Policies policies) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Json.put(map, "input", policies.input().stream().map(DefinitionMap::rule).toList());
    Json.put(map, "output", policies.output().stream().map(DefinitionMap::rule).toList());
    return map;
  }

  private static Map<String, @Nullable Object> rule(Policies.Rule rule) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("condition", rule.condition());
    map.put("action", rule.action().id());
    Json.put(map, "reason", rule.reason());
    Json.put(map, "fields", rule.fields());
    return map;
  }
}
