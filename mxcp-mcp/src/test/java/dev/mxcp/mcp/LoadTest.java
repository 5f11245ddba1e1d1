package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once; {@code -Dmcp.load=1000} calls of each are the full measure. */
final class LoadTest {

  private static final int CLIENTS = 32;
  private static final int CALLS = Integer.getInteger("mcp.load", 30);
  private static final int VISITORS = 200;

  @TempDir Path directory;

  private Mxcp project() {
    return new TestProject(directory)
        .tool(
            "twice",
            "SELECT 2 * $n AS n",
            "parameters: [{name: n, type: integer}]",
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
    McpOptions options = McpOptions.builder().sessionIdle(Duration.ofMillis(1)).build();
    try (Mxcp mxcp = project();
        TestServer server = new TestServer(mxcp, options, 0)) {
      String body = RawClient.message(1, "initialize", Map.of("protocolVersion", "2025-11-25"));
      for (int i = 0; i < VISITORS; i++) {
        RawSocket socket = new RawSocket(server.port());
        socket.write(
            "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
        socket.readUntil("serverInfo");
        socket.reset();
      }
      while (server.servlet().sessions() > 0) {
        Thread.onSpinWait();
      }
      assertThat(mxcp.health().activeCalls()).isZero();
    }
  }
}
