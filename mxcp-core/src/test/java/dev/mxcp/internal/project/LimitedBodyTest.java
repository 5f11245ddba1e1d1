package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of servers that do not end, or end late. */
class LimitedBodyTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/short", exchange -> answer(exchange, 1));
    server.createContext("/endless", exchange -> answer(exchange, Long.MAX_VALUE));
    server.createContext("/drips", LimitedBodyTest::drip);
    server.start();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, long chunks) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = "0123456789".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try (OutputStream out = exchange.getResponseBody()) {
      for (long i = 0; i < chunks; i++) {
        out.write(chunk);
      }
    }
  }

  /** Sends a byte, and then nothing until the test ends. */
  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write('x');
    out.flush();
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      exchange.close();
    }
  }

  private String get(String path, Duration limit) throws Exception {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return LimitedBody.of(HttpClient.newHttpClient(), request, limit).body();
  }

  @Test
  void gives_an_answer_that_ends() throws Exception {
    assertThat(get("/short", Duration.ofMinutes(2))).hasSize(10_000);
  }

  @Test
  void ends_an_answer_that_is_too_large() {
    assertThatThrownBy(() -> get("/endless", Duration.ofMinutes(2)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 1048576 bytes");
  }

  @Test
  void ends_an_answer_that_drips() {
    assertThatThrownBy(() -> get("/drips", Duration.ofMillis(200)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no answer within");
  }
}
