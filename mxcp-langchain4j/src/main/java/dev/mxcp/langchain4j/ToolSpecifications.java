package dev.mxcp.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ToolAnnotations;
import dev.mxcp.json.JsonText;
import dev.mxcp.registry.JsonSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes tools in the terms of LangChain4j. */
final class ToolSpecifications {

  private ToolSpecifications() {}

  /** Returns a specification whose metadata has the hints, by the names that MCP gives them. */
  static ToolSpecification of(Tool tool, JsonSchema input) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", tool.name());
    putPresent(json, "description", tool.description());
    json.put("parameters", input.map());
    return ToolSpecification.fromJson(JsonText.write(json)).toBuilder()
        .metadata(hints(tool.annotations()))
        .build();
  }

  private static Map<String, @Nullable Object> hints(ToolAnnotations hints) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    putPresent(map, "title", hints.title());
    putPresent(map, "readOnlyHint", hints.readOnlyHint());
    putPresent(map, "destructiveHint", hints.destructiveHint());
    putPresent(map, "idempotentHint", hints.idempotentHint());
    putPresent(map, "openWorldHint", hints.openWorldHint());
    return map;
  }

  private static void putPresent(
      Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
