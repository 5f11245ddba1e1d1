package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.runtime.User;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol over a pair of streams. */
final class StdioTest {

  @TempDir static Path directory;

  private static Mxcp mxcp;

  @BeforeAll
  static void start() {
    mxcp =
        new TestProject(directory)
            .tool("one", "SELECT 1 AS n", "return: {type: integer}")
            .tool("who", "SELECT get_username() AS n", "return: {type: string}")
            .tool(
                "slow",
                "SELECT count(*) AS n FROM range(100000000) a, range(100000000) b"
                    + " WHERE a.range + b.range = 7",
                "return: {type: integer}")
            .start();
  }

  @AfterAll
  static void stop() {
    mxcp.close();
  }

  private static List<Map<String, Object>> converse(McpOptions options, String... lines)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in =
        new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    try (McpStdio server = McpServers.stdio(mxcp, options)) {
      server.serve(in, out);
    }
    List<Map<String, Object>> messages = new ArrayList<>();
    out.toString(StandardCharsets.UTF_8).lines().map(RawClient::read).forEach(messages::add);
    return messages;
  }

  private static String call(Object id, String tool) {
    return RawClient.message(id, "tools/call", Map.of("name", tool, "arguments", Map.of()));
  }

  @Test
  void answers_what_came_before_the_end_of_the_input() throws Exception {
    List<Map<String, Object>> messages =
        converse(
            McpOptions.builder().user(User.of("local", "ada")).build(),
            RawClient.message(1, "initialize", Map.of("protocolVersion", "2025-11-25")),
            RawClient.message(null, "notifications/initialized", Map.of()),
            call(2, "who"));
    assertThat(messages).hasSize(2);
    assertThat(messages.get(1).toString()).contains("ada");
  }

  @Test
  void answers_junk_with_errors_and_goes_on() throws Exception {
    List<Map<String, Object>> messages =
        converse(
            McpOptions.builder().maxRequestBytes(2_000).build(),
            "GET / HTTP/1.1",
            "",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":",
            "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
            "x".repeat(5_000),
            "\u0000\u0001",
            call(2, "one"));
    assertThat(messages).hasSize(6);
    assertThat(messages.subList(0, 5)).allSatisfy(m -> assertThat(m).containsKey("error"));
    assertThat(messages.get(5).toString()).contains("id=2", "text=1");
  }

  @Test
  void answers_ten_thousand_requests_that_come_at_once() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      lines.add(i % 2 == 0 ? call(i, "one") : RawClient.message(i, "ping", Map.of()));
    }
    List<Map<String, Object>> messages = converse(McpOptions.DEFAULT, lines.toArray(String[]::new));
    Set<Object> ids = new HashSet<>();
    messages.forEach(message -> ids.add(message.get("id")));
    assertThat(ids).hasSize(10_000);
    // Those that find too many before them are told so.
    assertThat(messages)
        .allSatisfy(m -> assertThat(m.toString()).containsAnyOf("result=", "too many calls"));
  }

  @Test
  void stops_a_call_that_is_cancelled_and_serves_on() throws Exception {
    PipedOutputStream toServer = new PipedOutputStream();
    PipedInputStream fromServer = new PipedInputStream(1 << 16);
    try (InputStream in = new PipedInputStream(toServer, 1 << 16);
        OutputStream out = new PipedOutputStream(fromServer);
        McpStdio server = McpServers.stdio(mxcp)) {
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(
              () -> {
                try {
                  server.serve(in, out);
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(fromServer, StandardCharsets.UTF_8));
      send(toServer, call(1, "slow"));
      send(toServer, RawClient.message(null, "notifications/cancelled", Map.of("requestId", 1)));
      send(toServer, call(2, "one"));
      assertThat(answers.readLine()).contains("\"id\":2");
      toServer.close();
      serving.get(2, TimeUnit.MINUTES);
    }
  }

  private static void send(OutputStream out, String line) throws Exception {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
