package dev.mxcp.it.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.service.tool.ToolProvider;
import dev.mxcp.Mxcp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the starter makes on Boot 3.5. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ApplicationTest {

  @LocalServerPort private int port;
  @Autowired private Mxcp mxcp;
  @Autowired private ToolProvider tools;

  private String send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            request
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  @Test
  void project_beans_adapters_health_meters_and_mcp_work() throws Exception {
    assertThat(SpringBootVersion.getVersion()).startsWith("3.5.");
    assertThat(mxcp.call("find_book", Map.of("id", 1)).orElseThrow().toString()).contains("Emma");
    assertThat(mxcp.call("greet", Map.of("name", "Ada")).orElseThrow()).isEqualTo("Hello Ada");
    assertThat(mxcp.callAsync("greet", Map.of("name", "Ada")).join().isOk()).isTrue();
    assertThat(tools.provideTools(null).aiServiceTools()).hasSize(2);
    assertThat(send(request("/actuator/health"))).contains("\"mxcp\":{\"status\":\"UP\"");
    assertThat(send(request("/actuator/metrics/gen_ai.execute_tool.duration")))
        .contains("find_book");
    String hello =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
            + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
    assertThat(send(request("/mcp").POST(BodyPublishers.ofString(hello)))).contains("serverInfo");
  }
}
