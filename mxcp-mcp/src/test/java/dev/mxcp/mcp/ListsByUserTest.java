package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.prompts.PromptInvoker;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two users of one server: what each of them sees, and what calls of the rest give. */
final class ListsByUserTest {

  private static final String ADMINS_ONLY =
      "policies: {input: [{condition: \"user.role != 'admin'\", action: deny, reason: Only for"
          + " admins}]}";

  @TempDir Path directory;
  private Mxcp mxcp;
  private TestServer server;
  private RawClient admin;
  private RawClient guest;

  @BeforeEach
  void start() throws Exception {
    TestProject project =
        new TestProject(directory)
            .tool("everybody", "SELECT 1 AS n")
            .tool("admins", "SELECT 2 AS n", ADMINS_ONLY)
            .tool(
                "tenants",
                "SELECT $tenant AS tenant",
                "parameters: [{name: tenant, type: integer, from: user.claims.tenant}]")
            .tool(
                "cities",
                "SELECT name FROM (VALUES ('Oslo'), ('Osaka'), ('Rome')) t(name)"
                    + " WHERE starts_with(lower(name), lower($prefix))",
                "parameters: [{name: prefix, type: string}]",
                "return: {type: array, items: {type: string}}",
                ADMINS_ONLY)
            .write("resources/plain.yml", resource("notes://all", ""))
            .write("resources/secret.yml", resource("vault://all", ADMINS_ONLY))
            .write(
                "resources/template.yml",
                resource("vault://{id}", "parameters: [{name: id, type: string}]\n" + ADMINS_ONLY))
            .write("prompts/ask.yml", prompt("ask", ""))
            .write("prompts/order.yml", prompt("order", ADMINS_ONLY))
            .write(
                "prompts/visit.yml",
                prompt("visit", "parameters: [{name: city, type: string, completion: cities}]"))
            .write(
                "prompts/greet.yml",
                prompt(
                    "greet",
                    "parameters:\n"
                        + "  - {name: mood, type: string, enum: [merry, moody]}\n"
                        + "  - {name: tenant, type: string, from: user.claims.tenant,"
                        + " examples: ['7']}"));
    mxcp =
        new ProjectDirectory(project.path())
            .builder()
            .invoker(SqlInvoker.duckDb())
            .invoker(PromptInvoker.create())
            .policies(CelPolicies.create())
            .build();
    server =
        new TestServer(mxcp, McpOptions.builder().verifier(ListsByUserTest::whoever).build(), 0);
    admin = new RawClient(server.uri()).header("X-Test-User", "admin").initialize();
    guest = new RawClient(server.uri()).initialize();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    mxcp.close();
  }

  private static @Nullable User whoever(HttpServletRequest request) {
    String name = request.getHeader("X-Test-User");
    return name == null
        ? null
        : User.fromMap("test", Map.of("role", name, "claims", Map.of("tenant", 7)), name);
  }

  private static String resource(String uri, String more) {
    return "mxcp: 1\nresource:\n  uri: \""
        + uri
        + "\"\n  return: {type: string}\n  source: {code: \"SELECT 'text'\"}\n"
        + more.indent(2);
  }

  private static String prompt(String name, String more) {
    return "mxcp: 1\nprompt:\n  name: "
        + name
        + "\n  messages: [{role: user, type: text, prompt: Hello}]\n"
        + more.indent(2);
  }

  private static List<String> names(RawClient client, String method, String key, String field)
      throws Exception {
    return RawClient.list(client.result(method, Map.of()).get(key)).stream()
        .map(item -> String.valueOf(item.get(field)))
        .toList();
  }

  @Test
  void every_list_holds_what_the_user_may_call() throws Exception {
    assertThat(names(admin, "tools/list", "tools", "name"))
        .containsExactlyInAnyOrder("everybody", "admins", "tenants", "cities");
    assertThat(names(guest, "tools/list", "tools", "name")).containsExactly("everybody");
    assertThat(names(admin, "resources/list", "resources", "uri"))
        .containsExactlyInAnyOrder("notes://all", "vault://all");
    assertThat(names(guest, "resources/list", "resources", "uri")).containsExactly("notes://all");
    String templates = "resources/templates/list";
    assertThat(names(admin, templates, "resourceTemplates", "uriTemplate"))
        .containsExactly("vault://{id}");
    assertThat(names(guest, templates, "resourceTemplates", "uriTemplate")).isEmpty();
    assertThat(names(admin, "prompts/list", "prompts", "name"))
        .containsExactlyInAnyOrder("ask", "order", "greet", "visit");
    assertThat(names(guest, "prompts/list", "prompts", "name")).containsExactly("ask", "visit");
  }

  @Test
  void hidden_endpoint_that_is_called_anyway_is_denied_for_the_reason_of_the_rule()
      throws Exception {
    Map<String, Object> tool = guest.call("admins", Map.of());

    assertThat(tool).containsEntry("isError", true);
    assertThat(RawClient.text(tool)).contains("Only for admins");
    assertThat(guest.call("tenants", Map.of())).containsEntry("isError", true);
    assertThat(guest.ask("resources/read", Map.of("uri", "vault://all")).toString())
        .contains("Only for admins");
    assertThat(guest.ask("resources/read", Map.of("uri", "vault://5")).toString())
        .contains("Only for admins");
    assertThat(guest.ask("prompts/get", Map.of("name", "order")).toString())
        .contains("Only for admins");
    assertThat(RawClient.text(admin.call("admins", Map.of()))).contains("2");
    assertThat(RawClient.text(admin.call("tenants", Map.of()))).contains("7");
  }

  @Test
  void hidden_parameters_show_nowhere_and_cannot_be_sent() throws Exception {
    assertThat(admin.result("tools/list", Map.of()).toString()).doesNotContain("tenant=");
    assertThat(admin.result("prompts/list", Map.of()).toString())
        .contains("mood")
        .doesNotContain("tenant");
    assertThat(complete(admin, "greet", "mood", "m")).contains("merry", "moody");
    assertThat(complete(admin, "greet", "tenant", "")).doesNotContain("7");
    assertThat(admin.call("tenants", Map.of("tenant", 8))).containsEntry("isError", true);
  }

  @Test
  void tool_that_suggests_values_is_called_for_the_user() throws Exception {
    assertThat(complete(admin, "visit", "city", "os")).isEqualTo("[Oslo, Osaka]");
    assertThat(complete(guest, "visit", "city", "os")).isEqualTo("[]");
  }

  private static String complete(RawClient client, String prompt, String argument, String typed)
      throws Exception {
    return String.valueOf(
        RawClient.map(
                client
                    .result(
                        "completion/complete",
                        Map.of(
                            "ref",
                            Map.of("type", "ref/prompt", "name", prompt),
                            "argument",
                            Map.of("name", argument, "value", typed)))
                    .get("completion"))
            .get("values"));
  }
}
