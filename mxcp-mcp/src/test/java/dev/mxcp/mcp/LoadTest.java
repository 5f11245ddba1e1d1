package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.mxcp.Mxcp;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once; {@code -Dmcp.load=1000} lookups of each are the full measure. */
final class LoadTest {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final int CLIENTS = 32;
  private static final int CALLS = Integer.getInteger("mcp.load", 30);
  private static final int BOOKS = 100_000;
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
    try (Mxcp mxcp = books();
        TestServer server = new TestServer(mxcp, McpOptions.DEFAULT, 0)) {
      Reader plain = () -> book -> title(mxcp.call("title", Map.of("id", book)).orElseThrow());
      Reader http = () -> over(new LeanClient(server.port()));
      for (int readers : CALLS < 1_000 ? List.of(CLIENTS) : List.of(1, CLIENTS, 1, CLIENTS)) {
        measure("plain", plain, readers);
        measure("over HTTP", http, readers);
      }
    }
  }

  /** Somebody who looks books up, one after the other. */
  private interface Reader {
    Lookup begin() throws Exception;
  }

  /** Looks up the title of a book. */
  private interface Lookup {
    String title(long book) throws Exception;
  }

  private static Lookup over(LeanClient client) {
    return book -> title(client.call("title", Map.of("id", book)).get("structuredContent"));
  }

  private static String title(Object row) {
    return String.valueOf(((Map<?, ?>) row).get("title"));
  }

  private static void measure(String what, Reader reader, int readers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(readers);
    try {
      List<Long> nanos = new ArrayList<>();
      long begin = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      Callable<long[]> looking = () -> look(reader);
      for (Future<long[]> one : threads.invokeAll(Collections.nCopies(readers, looking))) {
        Arrays.stream(one.get()).forEach(nanos::add);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      long cpuMicros = (SYSTEM.getProcessCpuTime() - cpu) / 1_000;
      nanos.sort(null);
      System.out.printf(
          Locale.ROOT,
          "%s, at once: %d, lookups: %d, p50: %d us, p99: %d us, CPU each: %d us, per second: %.0f%n",
          what,
          readers,
          nanos.size(),
          nanos.get(nanos.size() / 2) / 1_000,
          nanos.get(nanos.size() * 99 / 100) / 1_000,
          cpuMicros / nanos.size(),
          nanos.size() / seconds);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] look(Reader reader) throws Exception {
    Lookup lookup = reader.begin();
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long book = (i * 7_919L + Thread.currentThread().getId()) % BOOKS;
      long begin = System.nanoTime();
      String title = lookup.title(book);
      nanos[i] = System.nanoTime() - begin;
      assertThat(title).isEqualTo("book " + book);
    }
    return nanos;
  }

  private Mxcp books() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("books.duckdb"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE books(id BIGINT PRIMARY KEY, title VARCHAR)");
      statement.execute(
          "INSERT INTO books SELECT range, 'book ' || range FROM range(" + BOOKS + ")");
    }
    return new TestProject(directory)
        .write(
            "mxcp-site.yml",
            "project: test\nprofile: default\nprofiles: {default: {duckdb: {path: books.duckdb}}}\n")
        .tool(
            "title",
            "SELECT title FROM books WHERE id = $id",
            "parameters: [{name: id, type: integer}]",
            "return: {type: object, properties: {title: {type: string}}}")
        .start();
  }

  @Test
  void clients_that_vanish_leave_nothing() throws Exception {
    McpOptions options =
        McpOptions.builder().sessionIdle(Duration.ofSeconds(1)).concurrency(RUNNING, 1_024).build();
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
        case 2 -> socket.write(head("GET", 0) + session).readUntil("HTTP/1.1");
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
