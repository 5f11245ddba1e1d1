package dev.mxcp.mcp;

import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** A client that shows every byte of the protocol. */
final class RawClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final URI uri;

  RawClient(URI uri) {
    this.uri = uri;
  }

  /** Returns a client with a session. */
  static RawClient connect(URI uri) throws Exception {
    return new RawClient(uri).initialize();
  }

  RawClient header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  RawClient initialize() throws Exception {
    HttpResponse<String> response =
        post(
            message(
                "initialize", Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of())));
    response
        .headers()
        .firstValue("Mcp-Session-Id")
        .ifPresent(id -> headers.put("Mcp-Session-Id", id));
    notify("notifications/initialized", Map.of());
    return this;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  String message(String method, Object params) {
    return message(nextId(), method, params);
  }

  static String message(Object id, String method, Object params) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("jsonrpc", "2.0");
    if (id != null) {
      message.put("id", id);
    }
    message.put("method", method);
    message.put("params", params);
    return JsonText.write(message);
  }

  HttpRequest.Builder request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/json");
    if (!headers.containsKey("Accept")) {
      request.header("Accept", "application/json, text/event-stream");
    }
    headers.forEach(request::header);
    return request;
  }

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return http.send(
        request().POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postAsync(String body) {
    return http.sendAsync(
        request().POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method) throws IOException, InterruptedException {
    return http.send(
        request().method(method, HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<java.util.stream.Stream<String>>> listen() {
    return http.sendAsync(request().GET().build(), HttpResponse.BodyHandlers.ofLines());
  }

  int notify(String method, Object params) throws IOException, InterruptedException {
    return post(message(null, method, params)).statusCode();
  }

  /** Returns the answer to a request: the whole message. */
  Map<String, Object> ask(String method, Object params) throws IOException, InterruptedException {
    List<Map<String, Object>> messages = messages(post(message(method, params)));
    return messages.get(messages.size() - 1);
  }

  /** Returns the result of a request. */
  Map<String, Object> result(String method, Object params)
      throws IOException, InterruptedException {
    Map<String, Object> answer = ask(method, params);
    if (answer.get("result") == null) {
      throw new AssertionError("No result: " + answer);
    }
    return map(answer.get("result"));
  }

  Map<String, Object> call(String tool, Map<String, ?> arguments)
      throws IOException, InterruptedException {
    return result("tools/call", Map.of("name", tool, "arguments", arguments));
  }

  /** Returns the messages of an answer, whether it is a document or a stream of events. */
  static List<Map<String, Object>> messages(HttpResponse<String> response) {
    List<Map<String, Object>> messages = new ArrayList<>();
    if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
      response
          .body()
          .lines()
          .filter(line -> line.startsWith("data: "))
          .forEach(line -> messages.add(read(line.substring("data: ".length()))));
    } else {
      messages.add(read(response.body()));
    }
    return messages;
  }

  static Map<String, Object> read(String json) {
    return map(JsonText.read(json));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  /** Returns the text of a block of a tool's result. */
  static String text(Map<String, Object> result, int block) {
    return String.valueOf(list(result.get("content")).get(block).get("text"));
  }

  static String text(Map<String, Object> result) {
    return text(result, 0);
  }
}
