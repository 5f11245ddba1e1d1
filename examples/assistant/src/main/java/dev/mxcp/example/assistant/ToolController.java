package dev.mxcp.example.assistant;

import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.tool.ToolExecution;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Tool;
import dev.mxcp.json.JsonText;
import dev.mxcp.langchain4j.MxcpToolProvider;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.spi.AuditRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the page asks for, as JSON.
 *
 * <p>Bodies must be of type JSON, which pages of other origins cannot send without being asked.
 */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class ToolController {

  private final Mxcp mxcp;
  private final Assistant assistant;
  private final LiveAudit audit;

  ToolController(Mxcp mxcp, Assistant assistant, LiveAudit audit) {
    this.mxcp = mxcp;
    this.assistant = assistant;
    this.audit = audit;
  }

  /** Returns the tools that the user may call, with their schemas. */
  @GetMapping("/tools")
  String tools(@RequestHeader(name = DemoUsers.HEADER, required = false) @Nullable String user) {
    return JsonText.write(
        mxcp.catalogue(DemoUsers.find(user)).entries(EndpointKind.TOOL).stream()
            .filter(EndpointEntry::isAvailable)
            .map(ToolController::describe)
            .toList());
  }

  private static Map<String, @Nullable Object> describe(EndpointEntry entry) {
    Tool tool = (Tool) entry.endpoint();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("name", tool.name());
    map.put("title", tool.annotations().title());
    map.put("description", tool.description());
    map.put("language", tool.language());
    map.put("inputSchema", entry.inputSchema().map());
    return map;
  }

  /** Calls a tool with a JSON object of arguments. */
  @PostMapping(path = "/tools/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
  String call(
      @PathVariable String name,
      @RequestBody String arguments,
      @RequestHeader(name = DemoUsers.HEADER, required = false) @Nullable String user) {
    Outcome outcome = mxcp.callJson(name, arguments, DemoUsers.options(user, "page"));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("ok", outcome.isOk());
    if (outcome instanceof Outcome.Ok ok) {
      answer.put("value", ok.value());
    } else if (outcome instanceof Outcome.Failed failed) {
      answer.put("code", failed.code().id());
      answer.put("message", failed.message());
    }
    return JsonText.write(answer);
  }

  /** Asks the agent; answers with its text and the tools that it called. */
  @PostMapping(path = "/chat", consumes = MediaType.APPLICATION_JSON_VALUE)
  String chat(
      @RequestBody String question,
      @RequestHeader(name = DemoUsers.HEADER, required = false) @Nullable String user) {
    Result<String> result =
        assistant.chat(
            String.valueOf(JsonText.read(question)),
            InvocationParameters.from(
                MxcpToolProvider.CALL_OPTIONS, DemoUsers.options(user, "agent")));
    return JsonText.write(
        Map.of(
            "answer",
            result.content(),
            "steps",
            result.toolExecutions().stream().map(ToolController::step).toList()));
  }

  private static Map<String, @Nullable Object> step(ToolExecution execution) {
    return Map.of(
        "tool", execution.request().name(),
        "arguments", execution.request().arguments(),
        "result", execution.result(),
        "failed", execution.hasFailed());
  }

  /** Returns the records of calls with higher numbers than the given one. */
  @GetMapping("/audit")
  String audit(@RequestParam(defaultValue = "0") long after) {
    return JsonText.write(audit.after(after).stream().map(ToolController::show).toList());
  }

  private static Map<String, @Nullable Object> show(LiveAudit.Numbered numbered) {
    AuditRecord record = numbered.record();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("number", numbered.number());
    map.put("at", record.timestamp().toString());
    map.put("name", record.name());
    map.put("caller", record.caller().type());
    map.put("user", record.caller().userId());
    map.put("millis", record.duration().toMillis());
    map.put("input", record.input());
    map.put("decision", record.policyDecision());
    map.put("rules", List.copyOf(record.policiesEvaluated()));
    map.put("error", record.error());
    return map;
  }
}
