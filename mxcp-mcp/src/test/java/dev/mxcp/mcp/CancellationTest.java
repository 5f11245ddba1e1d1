package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a call. */
final class CancellationTest {

  private static final String SLOW_SQL =
      "SELECT count(*) AS n FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = 7";

  @TempDir Path directory;

  private final SynchronousQueue<String> events = new SynchronousQueue<>();
  private Mxcp mxcp;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    HostInvoker host = new HostInvoker().tool("waits", call -> waitUntilCancelled(call));
    mxcp =
        new TestProject(directory)
            .tool("slow", SLOW_SQL, "return: {type: integer}")
            .tool("waits", "host", "language: host")
            .tool("quick", "SELECT 1 AS n", "return: {type: integer}")
            .start(host);
    server = new TestServer(mxcp, McpOptions.DEFAULT, 0);
  }

  private Object waitUntilCancelled(dev.mxcp.spi.Invocation call) throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (var registration = call.context().cancellation().onCancel(cancelled::countDown)) {
      events.put("running");
      cancelled.await();
    }
    events.put("cancelled");
    return null;
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    mxcp.close();
  }

  private String event() throws InterruptedException {
    return events.poll(2, TimeUnit.MINUTES);
  }

  @Test
  void a_notification_stops_sql_and_the_request_has_no_answer() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    CompletableFuture<HttpResponse<String>> call =
        client.postAsync(RawClient.message("c1", "tools/call", Map.of("name", "slow")));
    while (!call.isDone()) {
      client.notify("notifications/cancelled", Map.of("requestId", "c1", "reason", "enough"));
    }
    assertThat(call.get().body()).doesNotContain("data:");
    assertThat(RawClient.text(client.call("quick", Map.of()))).isEqualTo("1");
  }

  @Test
  void a_client_that_goes_away_stops_its_call() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    String body = RawClient.message(77, "tools/call", Map.of("name", "waits"));
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.write(
          "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Accept: application/json, text/event-stream\r\nMcp-Session-Id: "
              + sessionOf(client)
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      assertThat(event()).isEqualTo("running");
      socket.reset();
    }
    assertThat(event()).isEqualTo("cancelled");
  }

  private static String sessionOf(RawClient client) {
    return client.request().GET().build().headers().firstValue("Mcp-Session-Id").orElseThrow();
  }

  @Test
  void the_end_of_a_session_stops_its_calls() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    client.postAsync(client.message("tools/call", Map.of("name", "waits")));
    assertThat(event()).isEqualTo("running");
    client.send("DELETE");
    assertThat(event()).isEqualTo("cancelled");
  }

  @Test
  void another_session_cannot_stop_a_call() throws Exception {
    RawClient client = RawClient.connect(server.uri());
    client.postAsync(RawClient.message("mine", "tools/call", Map.of("name", "waits")));
    assertThat(event()).isEqualTo("running");
    RawClient stranger = RawClient.connect(server.uri());
    stranger.notify("notifications/cancelled", Map.of("requestId", "mine"));
    assertThat(RawClient.text(client.call("quick", Map.of()))).isEqualTo("1");
    assertThat(events.poll()).isNull();
    client.notify("notifications/cancelled", Map.of("requestId", "mine"));
    assertThat(event()).isEqualTo("cancelled");
  }

  @Test
  void the_end_of_the_server_stops_calls_without_a_session_too() throws Exception {
    McpOptions options = McpOptions.builder().stateless(true).drain(Duration.ofMillis(1)).build();
    try (TestServer stateless = new TestServer(mxcp, options, 0)) {
      RawClient client = new RawClient(stateless.uri());
      client.postAsync(client.message("tools/call", Map.of("name", "waits")));
      assertThat(event()).isEqualTo("running");
      CompletableFuture<Void> closing = CompletableFuture.runAsync(stateless.servlet()::close);
      assertThat(event()).isEqualTo("cancelled");
      closing.get(2, TimeUnit.MINUTES);
    }
  }
}
