package dev.mxcp.example.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Asks a running application for what its page asks for. */
record Page(HttpClient http, String address, String user) {

  static Page of(int port) {
    return new Page(HttpClient.newHttpClient(), "http://127.0.0.1:" + port, "");
  }

  Page as(String id) {
    return new Page(http, address, id);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("X-Demo-User", user)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream, text/html");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  String text(String path) {
    HttpResponse<String> response = send(request(path));
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  List<Map<String, Object>> list(String path) {
    return cast(JsonText.read(text(path)));
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  Map<String, Object> call(String tool, String arguments) {
    return cast(JsonText.read(post("/api/tools/" + tool, arguments).body()));
  }

  Map<String, Object> ask(String question) {
    return cast(JsonText.read(post("/api/chat", JsonText.write(question)).body()));
  }

  @SuppressWarnings("unchecked")
  static <T> T cast(Object value) {
    return (T) value;
  }
}
