package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The official Java client, and the project of the conformance suite. */
final class JavaClientTest {

  private static final List<String> MESSAGES = new CopyOnWriteArrayList<>();
  private static final List<Double> PROGRESS = new CopyOnWriteArrayList<>();

  private static Mxcp mxcp;
  private static TestServer server;
  private static McpSyncClient client;

  @BeforeAll
  static void start() throws Exception {
    mxcp = ConformanceServer.start(Path.of("conformance/project"));
    server = new TestServer(mxcp, McpOptions.DEFAULT, 0);
    client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + server.port())
                    .build())
            .requestTimeout(Duration.ofMinutes(2))
            .capabilities(McpSchema.ClientCapabilities.builder().sampling().build())
            .sampling(JavaClientTest::answer)
            .loggingConsumer(message -> MESSAGES.add(message.data()))
            .progressConsumer(progress -> PROGRESS.add(progress.progress()))
            .build();
    client.initialize();
  }

  private static McpSchema.CreateMessageResult answer(McpSchema.CreateMessageRequest request) {
    return McpSchema.CreateMessageResult.builder(McpSchema.Role.ASSISTANT, "Blue.", "m").build();
  }

  @AfterAll
  static void stop() throws Exception {
    client.closeGracefully();
    server.close();
    mxcp.close();
  }

  private static McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(
        McpSchema.CallToolRequest.builder(tool)
            .arguments(arguments)
            .meta(Map.of("progressToken", tool))
            .build());
  }

  @Test
  void lists_every_tool_and_calls_those_that_need_nothing() {
    List<McpSchema.Tool> tools = client.listTools().tools();
    assertThat(tools).hasSize(13);
    for (McpSchema.Tool tool : tools) {
      if (!tool.name().contains("elicitation") && !tool.name().contains("sampling")) {
        boolean fails = tool.name().equals("test_error_handling");
        assertThat(call(tool.name(), Map.of()).isError()).isEqualTo(fails);
      }
    }
  }

  @Test
  void gets_images_and_resources_as_content() {
    List<McpSchema.Content> content = call("test_multiple_content_types", Map.of()).content();
    assertThat(content).hasSize(3);
    assertThat(content.get(1)).isInstanceOf(McpSchema.ImageContent.class);
    assertThat(content.get(2)).isInstanceOf(McpSchema.EmbeddedResource.class);
  }

  @Test
  void hears_messages_and_progress_while_a_tool_runs() {
    call("test_tool_with_logging", Map.of());
    call("test_tool_with_progress", Map.of());
    assertThat(MESSAGES).contains("Tool execution started", "Tool execution completed");
    assertThat(PROGRESS).contains(0.0, 50.0, 100.0);
  }

  @Test
  void answers_a_tool_that_asks_its_model() {
    McpSchema.CallToolResult result = call("test_sampling", Map.of("prompt", "What colour?"));
    assertThat(result.content().toString()).contains("Blue.");
  }

  @Test
  void is_not_asked_for_what_it_cannot_do() {
    McpSchema.CallToolResult result = call("test_elicitation", Map.of("message", "Sure?"));
    assertThat(result.isError()).isTrue();
  }

  @Test
  void reads_resources_and_gets_prompts() {
    assertThat(client.listResources().resources()).hasSize(4);
    assertThat(client.listResourceTemplates().resourceTemplates()).hasSize(1);
    assertThat(client.listPrompts().prompts()).hasSize(4);
    assertThat(
            client
                .getPrompt(
                    McpSchema.GetPromptRequest.builder("test_prompt_with_arguments")
                        .arguments(Map.of("arg1", "a", "arg2", "b"))
                        .build())
                .messages()
                .toString())
        .contains("arg1='a', arg2='b'");
  }
}
