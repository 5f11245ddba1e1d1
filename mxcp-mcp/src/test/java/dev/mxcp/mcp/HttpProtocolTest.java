package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streamable HTTP, byte by byte. */
final class HttpProtocolTest {

  @TempDir static Path directory;

  private static Mxcp mxcp;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    mxcp =
        new TestProject(directory)
            .tool("one", "SELECT 1 AS n", "return: {type: integer}")
            .tool("two", "SELECT 2 AS n")
            .tool("three", "SELECT get_request_header('X-Trace') AS n", "return: {type: string}")
            .tool(
                "four", "SELECT get_request_header('authorization') AS n", "return: {type: string}")
            .write(
                "resources/users.yml",
                "resource: {uri: 'users://{id}', parameters: [{name: id, type: integer, examples: [7, 70, 8]}],"
                    + " source: {code: SELECT $id AS id}}")
            .write(
                "resources/bytes.yml",
                "resource: {uri: 'bytes://all', mime_type: application/octet-stream,"
                    + " return: {type: string}, source: {code: \"SELECT '\\\\x01\\\\x02'::BLOB AS b\"}}")
            .start();
    McpOptions options =
        McpOptions.builder()
            .name("shop")
            .title("A shop")
            .version("2")
            .instructions("Sell books.")
            .pageSize(3)
            .maxSessions(50)
            .maxRequestBytes(10_000)
            .allowHost("shop.example.org")
            .allowOrigin("https://app.example.org")
            .build();
    server = new TestServer(mxcp, options, 0);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    mxcp.close();
  }

  private static RawClient client() {
    return new RawClient(server.uri());
  }

  @Test
  void introduces_itself_and_takes_the_revision_of_the_client() throws Exception {
    Map<String, Object> result =
        client().result("initialize", Map.of("protocolVersion", "2025-03-26"));
    assertThat(result)
        .containsEntry("protocolVersion", "2025-03-26")
        .containsEntry("instructions", "Sell books.")
        .containsEntry("serverInfo", Map.of("name", "shop", "title", "A shop", "version", "2"));
    assertThat(client().result("initialize", Map.of("protocolVersion", "2099-01-01")))
        .containsEntry("protocolVersion", "2025-11-25");
  }

  @Test
  void answers_with_a_document_where_nothing_comes_before_the_result() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    HttpResponse<String> response =
        client.post(client.message("tools/call", Map.of("name", "one")));
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void lists_page_by_page_in_the_order_of_the_files() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    Map<String, Object> first = client.result("tools/list", Map.of());
    Map<String, Object> second =
        client.result("tools/list", Map.of("cursor", first.get("nextCursor")));
    assertThat(names(first)).containsExactly("four", "one", "three");
    assertThat(names(second)).containsExactly("two");
    assertThat(second).doesNotContainKey("nextCursor");
    assertThat(client.ask("tools/list", Map.of("cursor", "x"))).containsKey("error");
  }

  private static List<Object> names(Map<String, Object> page) {
    return RawClient.list(page.get("tools")).stream().map(tool -> tool.get("name")).toList();
  }

  @Test
  void reads_resources_of_text_and_of_bytes() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    assertThat(client.result("resources/templates/list", Map.of()).toString())
        .contains("users://{id}");
    assertThat(client.result("resources/read", Map.of("uri", "users://7")).get("contents"))
        .isEqualTo(
            List.of(
                Map.of(
                    "uri", "users://7", "mimeType", "application/json", "text", "[{\"id\":7}]")));
    assertThat(client.result("resources/read", Map.of("uri", "bytes://all")).get("contents"))
        .isEqualTo(
            List.of(
                Map.of(
                    "uri", "bytes://all", "mimeType", "application/octet-stream", "blob", "AQI=")));
    assertThat(client.ask("resources/read", Map.of("uri", "nothing://x")).get("error").toString())
        .contains("-32002");
    assertThat(client.ask("resources/read", Map.of("uri", "users://x")).get("error").toString())
        .contains("-32602", "invalid_arguments");
  }

  @Test
  void completes_from_examples() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    Map<String, Object> completion =
        client.result(
            "completion/complete",
            Map.of(
                "ref", Map.of("type", "ref/resource", "uri", "users://{id}"),
                "argument", Map.of("name", "id", "value", "7")));
    assertThat(RawClient.map(completion.get("completion")))
        .containsEntry("values", List.of("7", "70"))
        .containsEntry("hasMore", false);
  }

  @Test
  void gives_tools_the_headers_that_carry_no_credentials() throws Exception {
    RawClient client =
        RawClient.connect(server.uri()).header("X-Trace", "t1").header("Authorization", "Basic x");
    assertThat(RawClient.text(client.call("three", Map.of()))).isEqualTo("t1");
    assertThat(RawClient.text(client.call("four", Map.of()))).isEqualTo("null");
  }

  @Test
  void wants_a_session_and_ends_it() throws Exception {
    assertThat(client().post(client().message("ping", Map.of())).statusCode()).isEqualTo(400);
    assertThat(
            client()
                .header("Mcp-Session-Id", "guess")
                .post(client().message("ping", Map.of()))
                .statusCode())
        .isEqualTo(404);
    RawClient client = RawClient.connect(server.uri());
    assertThat(client.send("DELETE").statusCode()).isEqualTo(204);
    assertThat(client.post(client.message("ping", Map.of())).statusCode()).isEqualTo(404);
  }

  @Test
  void refuses_what_is_no_message_and_says_why() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    assertThat(refusal(client.post("{"), 400)).contains("-32700");
    assertThat(refusal(client.post("[]"), 400)).contains("one JSON object");
    assertThat(refusal(client.post("{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}"), 400))
        .contains("`id`");
    assertThat(refusal(client.post("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}"), 400))
        .contains("`jsonrpc`");
    assertThat(refusal(client.post("x".repeat(10_001)), 413)).contains("10000 bytes");
    assertThat(refusal(client.send("PUT"), 405)).contains("POST");
    assertThat(client.ask("nothing/such", Map.of()).get("error").toString()).contains("-32601");
    assertThat(client.ask("tools/call", List.of()).get("error").toString()).contains("-32602");
  }

  @Test
  void refuses_revisions_and_media_types_that_it_does_not_speak() throws Exception {
    RawClient client = RawClient.connect(server.uri()).header("MCP-Protocol-Version", "1999-01-01");
    assertThat(refusal(client.post(client.message("ping", Map.of())), 400)).contains("2025-11-25");
    RawClient deaf = RawClient.connect(server.uri()).header("Accept", "text/plain");
    assertThat(refusal(deaf.post(deaf.message("ping", Map.of())), 406)).contains("Accept");
  }

  private static String refusal(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    return response.body();
  }

  @Test
  void takes_notifications_and_unknown_answers_without_a_word() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    assertThat(client.notify("notifications/whatever", Map.of())).isEqualTo(202);
    HttpResponse<String> response = client.post("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{}}");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void keeps_pages_of_other_sites_away() throws Exception {
    assertThat(withHeaders("Host: evil.example.org")).startsWith("HTTP/1.1 403");
    assertThat(withHeaders("Host: localhost\r\nOrigin: http://evil.example.org"))
        .startsWith("HTTP/1.1 403");
    assertThat(withHeaders("Host: localhost\r\nOrigin: null")).startsWith("HTTP/1.1 403");
    assertThat(withHeaders("Host: localhost.evil.org")).startsWith("HTTP/1.1 403");
    assertThat(withHeaders("Host: shop.example.org\r\nOrigin: https://app.example.org"))
        .startsWith("HTTP/1.1 200");
    assertThat(withHeaders("Host: [::1]:80\r\nOrigin: http://localhost:3000"))
        .startsWith("HTTP/1.1 200");
  }

  private static String withHeaders(String headers) throws Exception {
    String body = RawClient.message(1, "initialize", Map.of("protocolVersion", "2025-11-25"));
    try (RawSocket socket = new RawSocket(server.port())) {
      return socket
          .write(
              "POST /mcp HTTP/1.1\r\n"
                  + headers
                  + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n"
                  + body)
          .readAll();
    }
  }

  @Test
  void serves_without_sessions() throws Exception {
    try (TestServer stateless =
        new TestServer(mxcp, McpOptions.builder().stateless(true).build(), 0)) {
      RawClient client = new RawClient(stateless.uri());
      HttpResponse<String> begin =
          client.post(client.message("initialize", Map.of("protocolVersion", "2025-11-25")));
      assertThat(begin.headers().firstValue("Mcp-Session-Id")).isEmpty();
      assertThat(RawClient.text(client.call("one", Map.of()))).isEqualTo("1");
      assertThat(client.send("GET").statusCode()).isEqualTo(405);
      assertThat(stateless.servlet().sessions()).isZero();
    }
  }

  @Test
  void makes_room_for_new_sessions_by_ending_idle_ones() throws Exception {
    McpOptions options =
        McpOptions.builder().maxSessions(2).sessionIdle(Duration.ofMinutes(1)).build();
    try (TestServer small = new TestServer(mxcp, options, 0)) {
      RawClient first = RawClient.connect(small.uri());
      RawClient second = RawClient.connect(small.uri());
      second.result("ping", Map.of());
      RawClient third = RawClient.connect(small.uri());
      assertThat(small.servlet().sessions()).isEqualTo(2);
      assertThat(third.result("ping", Map.of())).isEmpty();
      assertThat(first.post(first.message("ping", Map.of())).statusCode()).isEqualTo(404);
    }
  }
}
