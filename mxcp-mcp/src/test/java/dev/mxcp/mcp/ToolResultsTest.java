package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.json.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients read of a tool and of its results. */
final class ToolResultsTest {

  @TempDir static Path directory;

  private static Mxcp mxcp;
  private static TestServer server;
  private static RawClient client;

  @BeforeAll
  static void start() throws Exception {
    mxcp =
        new TestProject(directory)
            .tool("a_text", "SELECT 'x' AS v", "return: {type: string}")
            .tool(
                "a_moment",
                "SELECT TIMESTAMP '2024-01-02 03:04:05' AS v",
                "return: {type: string, format: date-time}")
            .tool(
                "an_object",
                "SELECT 1 AS n, 1.50::DECIMAL(9,2) AS d",
                "return: {type: object, properties: {n: {type: integer}, d: {type: number}}}")
            .tool(
                "rows",
                "SELECT range AS n, repeat('x', 100) AS t FROM range($count)",
                "parameters: [{name: count, type: integer}]",
                "return: {type: array, minItems: 3, items: {type: object}}")
            .tool(
                "pages",
                "SELECT range AS n FROM range($offset, $offset + 1000000)",
                "parameters: [{name: offset, type: integer, default: 0}]",
                "return: {type: array, items: {type: object}}")
            .tool(
                "undeclared",
                "SELECT range AS n FROM range($count)",
                "parameters: [{name: count, type: integer}]")
            .tool("huge_object", "SELECT repeat('x', 1000000) AS t", "return: {type: object}")
            .tool(
                "few",
                "SELECT range AS n FROM range(10)",
                "return: {type: array, items: {type: integer}}")
            .tool(
                "hints",
                "SELECT 1 AS n",
                "annotations: {title: Hints, readOnlyHint: true}",
                "description: Has hints",
                "tags: [one, two]")
            .tool(
                "picky",
                "SELECT $n AS n",
                "return: {type: object}",
                "parameters: [{name: n, type: integer, minimum: 3}, {name: m, type: string}]")
            .tool("broken", "SELECT error('SELECT secret FROM /etc') AS n")
            .tool(
                "two_rows",
                "SELECT range AS n FROM range(10)",
                "return: {type: array, items: {type: integer}}",
                "budget: {rows: 2}")
            .tool("small", "SELECT repeat('x', 2000) AS t", "budget: {bytes: 1024}")
            .tool(
                "in_memory",
                "host",
                "language: host",
                "return: {type: array, items: {type: integer}}",
                "budget: {rows: 3}")
            .start(new HostInvoker().tool("in_memory", call -> List.of(1, 2, 3, 4, 5)));
    McpOptions options = McpOptions.builder().name("results").budget("few", 10_000, 4).build();
    server = new TestServer(mxcp, options, 0);
    client = RawClient.connect(server.uri());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    mxcp.close();
  }

  @Test
  void describes_a_tool_with_all_that_is_declared() throws Exception {
    Map<String, Object> tool = tool("hints");
    assertThat(tool)
        .containsEntry("title", "Hints")
        .containsEntry("description", "Has hints")
        .containsEntry("annotations", Map.of("title", "Hints", "readOnlyHint", true))
        .containsEntry("_meta", Map.of("dev.mxcp/tags", List.of("one", "two")));
    assertThat(RawClient.map(tool.get("inputSchema"))).containsEntry("type", "object");
    assertThat(tool).doesNotContainKey("outputSchema");
  }

  @Test
  void advertises_objects_at_the_root_of_every_output_schema() throws Exception {
    for (String name : List.of("a_text", "an_object", "rows")) {
      assertThat(schema(name)).containsEntry("type", "object");
    }
    assertThat(RawClient.map(schema("a_text").get("properties"))).containsOnlyKeys("result");
    assertThat(RawClient.map(schema("an_object").get("properties"))).containsOnlyKeys("n", "d");
    assertThat(RawClient.map(schema("rows").get("properties")))
        .containsOnlyKeys("result", "truncated", "returned", "total", "hint");
  }

  @Test
  void gives_an_object_as_structure_and_as_text() throws Exception {
    Map<String, Object> result = client.call("an_object", Map.of());
    assertThat(result.get("structuredContent")).hasToString("{n=1, d=1.5}");
    assertThat(RawClient.text(result)).isEqualTo("{\"n\":1,\"d\":1.50}");
    assertThat(result).containsEntry("isError", false);
  }

  @Test
  void wraps_single_values_and_lists() throws Exception {
    Map<String, Object> text = client.call("a_text", Map.of());
    assertThat(text).containsEntry("structuredContent", Map.of("result", "x"));
    assertThat(RawClient.text(text)).isEqualTo("x");
    assertThat(client.call("few", Map.of()).get("structuredContent").toString())
        .startsWith("{result=[0, 1, 2, 3]");
  }

  @Test
  void gives_text_alone_where_no_result_is_declared() throws Exception {
    Map<String, Object> result = client.call("undeclared", Map.of("count", 2));
    assertThat(result).doesNotContainKey("structuredContent");
    assertThat(RawClient.text(result)).isEqualTo("[{\"n\":0},{\"n\":1}]");
  }

  @Test
  void cuts_a_list_after_a_whole_row_and_says_so_in_text_and_structure() throws Exception {
    Map<String, Object> result = client.call("rows", Map.of("count", 100_000));
    Map<String, Object> structure = RawClient.map(result.get("structuredContent"));
    List<Map<String, Object>> rows = RawClient.list(structure.get("result"));
    assertThat(rows).hasSizeBetween(1_000, 1_300);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(2));
    assertThat(structure)
        .containsEntry("truncated", true)
        .containsEntry("returned", (long) rows.size())
        .containsEntry("hint", "Ask for less with other values of count.");
    assertThat(RawClient.list(JsonText.read(RawClient.text(result)))).isEqualTo(rows);
    assertThat(RawClient.text(result, 1))
        .isEqualTo(
            "Truncated: these are the first "
                + rows.size()
                + " items, and there are more. Ask for less with other values of count.");
  }

  @Test
  void keeps_a_list_that_just_fits() throws Exception {
    Map<String, Object> structure =
        RawClient.map(client.call("rows", Map.of("count", 1_000)).get("structuredContent"));
    assertThat(RawClient.list(structure.get("result"))).hasSize(1_000);
    assertThat(structure).doesNotContainKey("truncated");
  }

  @Test
  void counts_rows_where_the_budget_of_a_tool_says_so() throws Exception {
    Map<String, Object> result = client.call("few", Map.of());
    assertThat(RawClient.map(result.get("structuredContent")))
        .containsEntry("result", List.of(0L, 1L, 2L, 3L))
        .containsEntry("returned", 4L)
        .containsEntry("hint", "The tool has no parameters to ask for less.");
  }

  @Test
  void keeps_to_the_budget_that_a_tool_declares() throws Exception {
    Map<String, Object> rows = client.call("two_rows", Map.of());
    assertThat(RawClient.map(rows.get("structuredContent")))
        .containsEntry("result", List.of(0L, 1L))
        .containsEntry("returned", 2L)
        .doesNotContainKey("total");
    assertThat(RawClient.text(client.call("small", Map.of()))).contains("larger than 1024 bytes");
  }

  @Test
  void says_how_many_there_were_where_that_is_known() throws Exception {
    Map<String, Object> result = client.call("in_memory", Map.of());
    assertThat(RawClient.map(result.get("structuredContent")))
        .containsEntry("result", List.of(1L, 2L, 3L))
        .containsEntry("returned", 3L)
        .containsEntry("total", 5L);
    assertThat(RawClient.text(result, 1))
        .startsWith("Truncated: these are the first 3 of 5 items.");
  }

  @Test
  void says_how_to_go_on_where_the_tool_declares_an_offset() throws Exception {
    Map<String, Object> result = client.call("pages", Map.of("offset", 50));
    Map<String, Object> structure = RawClient.map(result.get("structuredContent"));
    long returned = (Long) structure.get("returned");
    assertThat(structure)
        .containsEntry("hint", "Call again with offset=" + (50 + returned) + " to go on.");
  }

  @Test
  void says_in_the_text_of_an_undeclared_list_that_it_was_cut() throws Exception {
    Map<String, Object> result = client.call("undeclared", Map.of("count", 100_000));
    assertThat(RawClient.text(result)).endsWith("}]");
    assertThat(RawClient.text(result, 1)).startsWith("Truncated: these are the first ");
    assertThat(RawClient.map(result.get("_meta"))).containsKey("dev.mxcp/truncated");
  }

  @Test
  void refuses_an_object_that_is_too_large_with_the_limit() throws Exception {
    Map<String, Object> result = client.call("huge_object", Map.of());
    assertThat(result).containsEntry("isError", true);
    assertThat(RawClient.text(result)).contains("larger than 131072 bytes");
    assertThat(error(result)).containsEntry("code", "limit_exceeded");
  }

  @Test
  void tells_violations_in_the_structure_of_a_failed_call() throws Exception {
    Map<String, Object> result = client.call("picky", Map.of("n", 1));
    assertThat(result).containsEntry("isError", true).doesNotContainKey("structuredContent");
    assertThat(error(result)).containsEntry("code", "invalid_arguments");
    assertThat(RawClient.list(error(result).get("violations")))
        .extracting(violation -> violation.get("path"))
        .containsExactlyInAnyOrder("n", "m");
  }

  @Test
  void tells_the_safe_text_of_a_failed_tool_and_no_more() throws Exception {
    Map<String, Object> result = client.call("broken", Map.of());
    assertThat(result).containsEntry("isError", true);
    assertThat(result.toString()).doesNotContain("/etc", "SELECT");
    assertThat(RawClient.map(result.get("structuredContent"))).containsKey("error");
  }

  @Test
  void answers_an_unknown_tool_with_an_error_of_the_protocol() throws Exception {
    Map<String, Object> answer = client.ask("tools/call", Map.of("name", "nothing"));
    assertThat(RawClient.map(answer.get("error")))
        .containsEntry("code", -32602L)
        .containsEntry("message", "Unknown tool: nothing");
  }

  @Test
  void leaves_formats_out_that_values_need_not_fit() throws Exception {
    Map<String, Object> properties = RawClient.map(schema("a_moment").get("properties"));
    assertThat(RawClient.map(properties.get("result"))).doesNotContainKey("format");
  }

  private static Map<String, Object> error(Map<String, Object> result) {
    return RawClient.map(RawClient.map(result.get("_meta")).get("dev.mxcp/error"));
  }

  private static Map<String, Object> schema(String tool) throws Exception {
    return RawClient.map(tool(tool).get("outputSchema"));
  }

  private static Map<String, Object> tool(String name) throws Exception {
    return RawClient.list(client.result("tools/list", Map.of()).get("tools")).stream()
        .filter(tool -> tool.get("name").equals(name))
        .findFirst()
        .orElseThrow();
  }
}
