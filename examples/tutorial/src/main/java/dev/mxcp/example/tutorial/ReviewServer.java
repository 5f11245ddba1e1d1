package dev.mxcp.example.tutorial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What others say about books: a small HTTP server on this machine, for step 3. */
final class ReviewServer implements AutoCloseable {

  /** What a request must bring as its bearer token. */
  static final String TOKEN = "token-of-the-example";

  private final HttpServer server;

  private ReviewServer(HttpServer server) {
    this.server = server;
  }

  /** Starts a server on any free port of the loopback address. */
  static ReviewServer start() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/reviews", ReviewServer::answer);
    server.start();
    return new ReviewServer(server);
  }

  /** Returns where it answers. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean known =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String text = known ? "[{\"stars\":5,\"text\":\"Read it twice.\"}]" : "[]";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(known ? 200 : 401, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
