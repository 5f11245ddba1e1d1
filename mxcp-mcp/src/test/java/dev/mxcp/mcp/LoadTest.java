package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once; {@code -Dmcp.load=1000} calls of each are the full measure. */
final class LoadTest {

  private static final int CLIENTS = 32;
  private static final int CALLS = Integer.getInteger("mcp.load", 30);
  private static final int VISITORS = 1_000;
  private static final int RUNNING = 8;

  @TempDir Path directory;

  private Mxcp project() {
    return new TestProject(directory)
        .tool(
            "twice",
            "SELECT 2 * $n AS n",
            "parameters: [{name: n, type: integer}]",
            "return: {type: integer}")
        .tool(
            "endless",
            "SELECT count(*) AS n FROM range(100000000) a, range(100000000) b"
                + " WHERE a.range + b.range = 7",
            "return: {type: integer}")
        .start();
  }

  @Test
  void every_call_has_its_own_answer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (Mxcp mxcp = project();
        TestServer server = new TestServer(mxcp, McpOptions.DEFAULT, 0)) {
      List<Callable<long[]>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(() -> calls(RawClient.connect(server.uri())));
      }
      List<Long> micros = new ArrayList<>();
      for (Future<long[]> client : threads.invokeAll(clients)) {
        for (long nanos : client.get()) {
          micros.add(nanos / 1_000);
        }
      }
      micros.sort(null);
      System.out.printf(
          "%d calls: p50 %d us, p99 %d us%n",
          micros.size(), micros.get(micros.size() / 2), micros.get(micros.size() * 99 / 100));
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] calls(RawClient client) throws Exception {
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long begin = System.nanoTime();
      assertThat(client.call("twice", Map.of("n", i)).get("structuredContent"))
          .isEqualTo(Map.of("result", 2L * i));
      nanos[i] = System.nanoTime() - begin;
    }
    return nanos;
  }

  @Test
  void clients_that_vanish_leave_nothing() throws Exception {
    McpOptions options =
        McpOptions.builder().sessionIdle(Duration.ofMillis(1)).concurrency(RUNNING, 1_024).build();
    try (Mxcp mxcp = project();
        TestServer server = new TestServer(mxcp, options, 0)) {
      for (int i = 0; i < VISITORS; i++) {
        visit(server.port(), i % 10);
      }
      while (server.servlet().sessions() > 0 || mxcp.health().activeCalls() > 0) {
        Thread.onSpinWait();
      }
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("mxcp-mcp-call"))
          .hasSizeLessThanOrEqualTo(RUNNING);
      assertThat(RawClient.connect(server.uri()).call("twice", Map.of("n", 4)).toString())
          .contains("result=8");
    }
  }

  /** Opens a session; some then listen, call what takes for ever, or send half a request. */
  private static void visit(int port, int kind) throws IOException {
    try (RawSocket socket = new RawSocket(port)) {
      String hello = RawClient.message(1, "initialize", Map.of("protocolVersion", "2025-11-25"));
      socket.write(head("POST", hello.length()) + "\r\n" + hello);
      String answer = socket.readUntil("serverInfo");
      String session = "Mcp-Session-Id: " + id(answer) + "\r\n\r\n";
      String call = RawClient.message(2, "tools/call", Map.of("name", "endless"));
      switch (kind) {
        case 0 -> socket.write(head("POST", call.length()) + session + call);
        case 1 -> socket.write(head("POST", call.length()) + session + "{");
        case 2 -> socket.write(head("GET", 0) + session).readUntil("text/event-stream");
        default -> socket.write("");
      }
      socket.reset();
    }
  }

  private static String head(String method, int length) {
    return method
        + " /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: application/json, text/event-stream\r\n"
        + "Content-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n";
  }

  private static String id(String answer) {
    Matcher header = Pattern.compile("(?i)mcp-session-id: (\\S+)").matcher(answer);
    assertThat(header.find()).isTrue();
    return header.group(1);
  }
}
