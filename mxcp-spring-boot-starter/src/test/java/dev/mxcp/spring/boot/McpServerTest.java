package dev.mxcp.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpTool;
import dev.mxcp.mcp.McpServlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The protocol in a whole application with its own web server. */
final class McpServerTest {

  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
          + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"greet\","
          + "\"arguments\":{\"name\":\"Ada\"}}}";

  private final HttpClient http = HttpClient.newHttpClient();

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Greeter greeter() {
      return new Greeter();
    }
  }

  /** A tool of the application. */
  public static final class Greeter {

    /** Greets. */
    @MxcpTool
    public String greet(String name) {
      return "Hello " + name;
    }
  }

  private static ConfigurableApplicationContext start(String... more) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setRegisterShutdownHook(false);
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--server.port=0";
    arguments[1] = "--server.shutdown=graceful";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return application.run(arguments);
  }

  private HttpRequest.Builder request(ConfigurableApplicationContext context, String path) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/event-stream");
  }

  private HttpResponse<String> post(HttpRequest.Builder request, String body) throws Exception {
    return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  @Test
  void tools_of_beans_are_served_at_the_path_of_the_property() throws Exception {
    try (ConfigurableApplicationContext context = start("--mxcp.mcp.path=/tools")) {
      HttpResponse<String> hello = post(request(context, "/tools"), INITIALIZE);
      assertThat(hello.statusCode()).isEqualTo(200);
      String session = hello.headers().firstValue("Mcp-Session-Id").orElseThrow();
      HttpResponse<String> answer =
          post(request(context, "/tools").header("Mcp-Session-Id", session), CALL);
      assertThat(answer.body()).contains("Hello Ada");
    }
  }

  @Test
  void an_open_stream_does_not_hold_the_shutdown() throws Exception {
    // So that the web server alone would wait beyond the limit of the test.
    ConfigurableApplicationContext context =
        start("--spring.lifecycle.timeout-per-shutdown-phase=10m");
    String session =
        post(request(context, "/mcp"), INITIALIZE)
            .headers()
            .firstValue("Mcp-Session-Id")
            .orElseThrow();
    HttpResponse<java.io.InputStream> stream =
        http.send(
            request(context, "/mcp").header("Mcp-Session-Id", session).GET().build(),
            BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    McpServlet servlet = context.getBean(McpServlet.class);
    Mxcp mxcp = context.getBean(Mxcp.class);
    context.close();
    stream.body().readAllBytes();
    assertThat(servlet.sessions()).isZero();
    assertThat(mxcp.health().state().name()).isEqualTo("CLOSED");
  }

  @Test
  void the_server_can_be_switched_off() {
    try (ConfigurableApplicationContext context = start("--mxcp.mcp.enabled=false")) {
      assertThat(context.getBeanNamesForType(McpServlet.class)).isEmpty();
    }
  }
}
