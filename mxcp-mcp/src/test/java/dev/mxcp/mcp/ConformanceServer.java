package dev.mxcp.mcp;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.client.McpClient;
import dev.mxcp.prompts.PromptInvoker;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.spi.Invocation;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Serves the project that the official conformance suite wants, until it is killed. */
public final class ConformanceServer {

  private ConformanceServer() {}

  /** Starts it; arguments are the project's directory and the port. */
  public static void main(String[] arguments) throws Exception {
    Mxcp mxcp = start(Path.of(arguments[0]));
    TestServer server =
        new TestServer(mxcp, McpOptions.builder().name("conformance").build(), port(arguments));
    System.out.println("Serving at " + server.uri());
  }

  private static int port(String[] arguments) {
    return Integer.parseInt(arguments[1]);
  }

  /** Starts the project; sampling and elicitation are the host's. */
  static Mxcp start(Path project) {
    HostInvoker host =
        new HostInvoker()
            .tool("test_sampling", ConformanceServer::sample)
            .tool(
                "test_elicitation",
                call ->
                    elicit(
                        call,
                        String.valueOf(call.arguments().get("message")),
                        Map.of("username", text("User's response"), "email", text("Mail address")),
                        List.of("username", "email")))
            .tool(
                "test_elicitation_sep1034_defaults",
                call -> elicit(call, "Check the defaults", defaults(), List.of()))
            .tool(
                "test_elicitation_sep1330_enums",
                call -> elicit(call, "Choose", choices(), List.of()));
    return Mxcp.builder()
        .project(project)
        .environment(Map.of())
        .home(project.resolve("home"))
        .invoker(SqlInvoker.duckDb())
        .invoker(PythonInvoker.create())
        .invoker(PromptInvoker.create())
        .invoker(host)
        .audit(new AuditToNowhere())
        .build();
  }

  private static Object sample(Invocation call) {
    Map<String, Object> content =
        Map.of("type", "text", "text", String.valueOf(call.arguments().get("prompt")));
    Map<String, Object> params =
        Map.of("messages", List.of(Map.of("role", "user", "content", content)), "maxTokens", 100L);
    Map<String, Object> answer = client(call).request("sampling/createMessage", params);
    return "LLM response: " + answer.get("content");
  }

  private static Object elicit(
      Invocation call, String message, Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema =
        Map.of("type", "object", "properties", properties, "required", required);
    Map<String, Object> params = Map.of("message", message, "requestedSchema", schema);
    return "User response: " + client(call).request("elicitation/create", params);
  }

  private static McpClient client(Invocation call) {
    return McpClient.of(call.context()).orElseThrow();
  }

  private static Map<String, Object> text(String description) {
    return Map.of("type", "string", "description", description);
  }

  private static Map<String, Object> defaults() {
    List<String> states = List.of("active", "inactive", "pending");
    return Map.of(
        "name", Map.of("type", "string", "default", "John Doe"),
        "age", Map.of("type", "integer", "default", 30),
        "score", Map.of("type", "number", "default", 95.5),
        "status", Map.of("type", "string", "enum", states, "default", "active"),
        "verified", Map.of("type", "boolean", "default", true));
  }

  private static Map<String, Object> choices() {
    List<String> options = List.of("option1", "option2", "option3");
    List<Map<String, String>> titled =
        List.of(
            Map.of("const", "value1", "title", "First"),
            Map.of("const", "value2", "title", "Second"),
            Map.of("const", "value3", "title", "Third"));
    return Map.of(
        "untitledSingle", Map.of("type", "string", "enum", options),
        "titledSingle", Map.of("type", "string", "oneOf", titled),
        "legacyEnum",
            Map.of(
                "type", "string",
                "enum", List.of("opt1", "opt2", "opt3"),
                "enumNames", List.of("Option One", "Option Two", "Option Three")),
        "untitledMulti",
            Map.of("type", "array", "items", Map.of("type", "string", "enum", options)),
        "titledMulti", Map.of("type", "array", "items", Map.of("anyOf", titled)));
  }
}
