package dev.mxcp.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.mxcp.definition.Tool;
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
    if (tool.description() != null) {
      json.put("description", tool.description());
    }
    json.put("parameters", input.map());
    return ToolSpecification.fromJson(JsonText.write(json)).toBuilder()
        .metadata(tool.annotations().map())
        .build();
  }
}
