package dev.mxcp.example.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mxcp.json.JsonText;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What the application answers to its page, to a model and to clients of MCP. */
final class AssistantTest {

  private static ConfigurableApplicationContext application;
  private static Page page;

  @BeforeAll
  static void start() {
    SpringApplication assistant = new SpringApplication(AssistantApplication.class);
    assistant.setRegisterShutdownHook(false);
    application = assistant.run("--server.port=0");
    page = Page.of(((WebServerApplicationContext) application).getWebServer().getPort());
  }

  @AfterAll
  static void end() {
    application.close();
  }

  private static Map<String, Map<String, Object>> tools(Page caller) {
    return caller.list("/api/tools").stream()
        .collect(Collectors.toMap(tool -> (String) tool.get("name"), Function.identity()));
  }

  private static List<Map<String, Object>> steps(Map<String, Object> answer) {
    return Page.cast(answer.get("steps"));
  }

  @Test
  void the_page_and_its_files_are_served() {
    assertThat(page.text("/")).contains("app.js", "style.css", "Bookshop assistant");
    assertThat(page.text("/app.js")).contains("api/tools", "api/chat", "api/audit");
    assertThat(page.text("/style.css")).isNotBlank();
  }

  @Test
  void tools_come_with_what_a_form_needs_and_by_what_the_user_may_call() {
    Map<String, Map<String, Object>> customers = tools(page.as("ada"));
    assertThat(customers)
        .containsOnlyKeys("find_books", "order_book", "my_orders", "list_customers", "total_price");
    assertThat(tools(page.as("mia"))).containsKey("sales_report");
    assertThat(tools(page)).doesNotContainKeys("order_book", "my_orders", "sales_report");
    Map<String, Object> schema = Page.cast(customers.get("order_book").get("inputSchema"));
    assertThat(schema.toString()).contains("copies", "maximum=5").doesNotContain("customer=");
  }

  @Test
  void a_call_has_a_value_or_a_code_and_a_text() {
    Map<String, Object> found =
        page.call("find_books", "{\"text\": \"haddad\", \"max_price\": \"13\"}");
    assertThat(found.get("ok")).isEqualTo(true);
    assertThat(found.get("value").toString())
        .contains("The Quiet Machine")
        .doesNotContain("Garden");
    Map<String, Object> failed = page.call("find_books", "{}");
    assertThat(failed).containsEntry("ok", false).containsEntry("code", "invalid_arguments");
    assertThat(page.call("total_price", "{\"price\": 10, \"copies\": 2}"))
        .extractingByKey("value")
        .hasToString("21.4");
  }

  @Test
  void policies_deny_hide_and_mask() {
    assertThat(page.as("ada").call("sales_report", "{}"))
        .containsEntry("code", "denied")
        .containsEntry("message", "Only managers see sales");
    assertThat(page.as("mia").call("sales_report", "{}")).containsEntry("ok", true);
    assertThat(page.as("ada").call("list_customers", "{}").toString())
        .contains("****")
        .doesNotContain("example.org");
    assertThat(page.as("mia").call("list_customers", "{}").toString()).contains("ada@example.org");
    assertThat(page.as("ada").call("my_orders", "{}").toString())
        .contains("Small Programs")
        .doesNotContain("emil");
  }

  @Test
  void the_agent_mends_a_wrong_argument_and_orders_for_its_user() {
    Map<String, Object> answer = page.as("ada").ask("Order 9 copies of Plane Geometry");
    assertThat(steps(answer))
        .extracting(step -> step.get("tool"), step -> step.get("failed"))
        .containsExactly(
            tuple("find_books", false), tuple("order_book", true), tuple("order_book", false));
    assertThat((String) answer.get("answer")).contains("\"copies\":5").contains("ada");
    assertThat(page.as("ada").call("my_orders", "{}").toString()).contains("Plane Geometry");
  }

  @Test
  void the_agent_has_no_tools_that_its_user_may_not_call() {
    assertThat(page.as("ada").ask("Show the sales report"))
        .containsEntry("answer", "I have no tool sales_report for you.");
    assertThat(steps(page.as("mia").ask("Show the sales report"))).hasSize(1);
    assertThat(steps(page.ask("How much do 3 copies of Maps of Sound cost?"))).hasSize(2);
  }

  @Test
  void calls_show_in_the_audit_with_user_caller_and_decision() {
    List<Map<String, Object>> before = page.list("/api/audit");
    Object last = before.isEmpty() ? 0 : before.get(before.size() - 1).get("number");
    page.as("ada").call("sales_report", "{}");
    page.as("mia").ask("Books by Diallo");
    List<Map<String, Object>> records = page.list("/api/audit?after=" + last);
    assertThat(records).extracting("name").containsExactly("sales_report", "find_books");
    assertThat(records).extracting("user").containsExactly("ada", "mia");
    assertThat(records).extracting("caller").containsExactly("page", "agent");
    assertThat(records.get(0)).containsEntry("decision", "deny");
  }

  @Test
  void the_same_tools_are_served_over_mcp_to_anonymous_clients() {
    HttpResponse<String> hello =
        page.post(
            "/mcp",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{"
                + "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
    String session = hello.headers().firstValue("Mcp-Session-Id").orElseThrow();
    HttpResponse<String> tools =
        page.post(
            "/mcp",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}",
            "Mcp-Session-Id",
            session);
    assertThat(tools.body()).contains("find_books", "total_price").doesNotContain("sales_report");
  }

  @Test
  void health_and_meters_are_there() {
    page.call("find_books", "{\"text\": \"maps\"}");
    Map<String, Object> health = Page.cast(JsonText.read(page.text("/actuator/health")));
    assertThat(health).containsEntry("status", "UP");
    assertThat(health.toString()).contains("generation=1");
    assertThat(page.text("/actuator/metrics/gen_ai.execute_tool.duration"))
        .contains("gen_ai.tool.name", "find_books");
    assertThat(page.text("/actuator/metrics/mxcp.invocation")).contains("sql");
  }
}
