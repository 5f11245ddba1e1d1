package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that misbehave: others are served on. */
final class BadPeersTest {

  @TempDir Path directory;

  private Mxcp mxcp;
  private TestServer server;
  private RawClient good;

  @BeforeEach
  void start() throws Exception {
    mxcp =
        new TestProject(directory)
            .tool("one", "SELECT 1 AS n", "return: {type: integer}")
            .tool("long", "SELECT repeat('x', 100000) AS n", "return: {type: string}")
            .start();
    server = new TestServer(mxcp, McpOptions.DEFAULT, 0);
    good = RawClient.connect(server.uri());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    mxcp.close();
  }

  private void servesOn() throws Exception {
    assertThat(RawClient.text(good.call("one", Map.of()))).isEqualTo("1");
  }

  private String head(long length) {
    return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Accept: application/json, text/event-stream\r\nMcp-Session-Id: "
        + session()
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private String session() {
    return good.request().build().headers().firstValue("Mcp-Session-Id").orElseThrow();
  }

  @Test
  void half_a_frame() throws Exception {
    List<RawSocket> halves = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      halves.add(new RawSocket(server.port()).write(head(1_000) + "{\"jsonrpc\":"));
    }
    servesOn();
    for (RawSocket half : halves) {
      half.reset();
    }
    servesOn();
  }

  @Test
  void a_body_of_100_megabytes() throws Exception {
    try (RawSocket socket = new RawSocket(server.port())) {
      String answer = socket.write(head(100L * 1024 * 1024) + "{").readUntil("\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 413");
    }
    servesOn();
  }

  @Test
  void a_body_without_an_end() throws Exception {
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.write(head(0).replace("Content-Length: 0", "Transfer-Encoding: chunked"));
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int i = 0; i < 65; i++) {
        socket.write(chunk);
      }
      assertThat(socket.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 413");
    }
    servesOn();
  }

  @Test
  void ten_thousand_requests_on_one_connection() throws Exception {
    String body = RawClient.message("p", "ping", Map.of());
    try (RawSocket socket = new RawSocket(server.port())) {
      Thread writer = new Thread(() -> pipeline(socket, head(body.length()) + body));
      writer.start();
      int answers = 0;
      StringBuilder rest = new StringBuilder();
      while (answers < 10_000) {
        rest.append(socket.readUntil("\"result\":{}}"));
        int at = rest.indexOf("\"result\":{}}");
        while (at >= 0) {
          answers++;
          rest.delete(0, at + 12);
          at = rest.indexOf("\"result\":{}}");
        }
      }
      writer.join();
    }
    servesOn();
  }

  private static void pipeline(RawSocket socket, String request) {
    try {
      for (int i = 0; i < 100; i++) {
        socket.write(request.repeat(100));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void readers_that_do_not_read() throws Exception {
    List<RawSocket> slow = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String call = RawClient.message("s" + i, "tools/call", Map.of("name", "long"));
      slow.add(RawSocket.narrow(server.port()).write((head(call.length()) + call).repeat(20)));
    }
    servesOn();
    for (RawSocket socket : slow) {
      socket.reset();
    }
    servesOn();
  }

  @Test
  void two_requests_of_one_id() throws Exception {
    assertThat(good.post(RawClient.message("x", "ping", Map.of())).statusCode()).isEqualTo(200);
    assertThat(good.post(RawClient.message("x", "ping", Map.of())).statusCode()).isEqualTo(200);
    servesOn();
  }
}
