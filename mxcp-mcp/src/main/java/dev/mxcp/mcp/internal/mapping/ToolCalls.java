package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.FailureCode;
import dev.mxcp.json.JsonText;
import dev.mxcp.mcp.internal.settings.Budget;
import dev.mxcp.mcp.internal.settings.Settings;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.StructuredOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers {@code tools/call}. */
final class ToolCalls {

  private final Catalogue catalogue;
  private final Calls calls;
  private final Settings settings;

  ToolCalls(Catalogue catalogue, Calls calls, Settings settings) {
    this.catalogue = catalogue;
    this.calls = calls;
    this.settings = settings;
  }

  /** Calls a tool; whatever goes wrong in it is a result too. */
  Map<String, @Nullable Object> answer(Params params, Peer peer) {
    String name = params.text("name");
    Map<String, @Nullable Object> arguments = params.object("arguments");
    EndpointEntry entry = tool(name);
    Tool tool = (Tool) entry.endpoint();
    Budget budget = settings.budget(tool);
    StructuredOutput output = entry.structuredOutput();
    // With a structure, everything is said twice.
    CappedJson json =
        new CappedJson(
            output == null ? budget.bytes() : budget.bytes() / 2, budget.rows(), isComplete(tool));
    Optional<Outcome.Failed> failed =
        calls.write(EndpointKind.TOOL, name, arguments, calls.options(name, params, peer), json);
    if (failed.isPresent()) {
      return FailureView.toolResult(failed.get(), output != null);
    }
    if (json.isTooLarge()) {
      return FailureView.toolResult(tooLarge(json), output != null);
    }
    Truncation cut =
        json.isFull() ? new Truncation(tool, arguments, json.items(), json.total()) : null;
    return output == null ? plain(json.text(), cut) : structured(json.text(), output, cut);
  }

  /** Rows of SQL are read while they are written; every other result is there before that. */
  private static boolean isComplete(Tool tool) {
    return !tool.language().equals("sql");
  }

  /** Hidden tools are found here too: the call is denied, for the reason of the rule. */
  private EndpointEntry tool(String name) {
    return catalogue
        .all()
        .entry(EndpointKind.TOOL, name)
        .orElseThrow(() -> ProtocolException.params("Unknown tool: " + name));
  }

  private static Outcome.Failed tooLarge(CappedJson json) {
    return Outcome.failed(
        FailureCode.LIMIT_EXCEEDED,
        "The result is larger than "
            + json.maxBytes()
            + " bytes, the most that is given for one result, and cannot be cut. Ask for less.");
  }

  private static Map<String, @Nullable Object> plain(String json, @Nullable Truncation cut) {
    Optional<List<Map<String, @Nullable Object>>> content =
        cut == null ? ContentBlocks.of(json) : Optional.empty();
    return result(content.orElseGet(() -> List.of(ContentBlocks.text(text(json)))), null, cut);
  }

  private static Map<String, @Nullable Object> structured(
      String json, StructuredOutput output, @Nullable Truncation cut) {
    if (!output.isWrapped() && json.equals("null")) {
      return FailureView.toolResult(
          Outcome.failed(
              FailureCode.INVALID_RESULT, "The tool gave no object, although it declares one."),
          true);
    }
    List<Map<String, @Nullable Object>> content = List.of(ContentBlocks.text(text(json)));
    return result(content, output.isWrapped() ? wrapped(json, cut) : new RawJson(json), cut);
  }

  private static Map<String, @Nullable Object> wrapped(String json, @Nullable Truncation cut) {
    Map<String, @Nullable Object> structure = new LinkedHashMap<>();
    structure.put(StructuredOutput.PROPERTY, new RawJson(json));
    if (cut != null) {
      structure.putAll(cut.members());
    }
    return structure;
  }

  private static Map<String, @Nullable Object> result(
      List<Map<String, @Nullable Object>> content,
      @Nullable Object structure,
      @Nullable Truncation cut) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    List<Map<String, @Nullable Object>> blocks = new ArrayList<>(content);
    if (cut != null) {
      blocks.add(ContentBlocks.text(cut.text()));
      result.put("_meta", Map.of("dev.mxcp/truncated", cut.members()));
    }
    result.put("content", blocks);
    if (structure != null) {
      result.put("structuredContent", structure);
    }
    result.put("isError", false);
    return result;
  }

  /** A text is itself, everything else is its JSON. */
  private static String text(String json) {
    return json.startsWith("\"") ? String.valueOf(JsonText.read(json)) : json;
  }
}
