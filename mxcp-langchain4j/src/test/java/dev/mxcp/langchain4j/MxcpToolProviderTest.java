package dev.mxcp.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.mxcp.Mxcp;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ToolAnnotations;
import dev.mxcp.definition.ValueType;
import dev.mxcp.json.JsonText;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a provider gives to whom asks it directly. */
final class MxcpToolProviderTest {

  private static final Tool ECHO =
      Tool.builder("echo")
          .description("Says it again")
          .parameter("text", ValueType.string())
          .annotations(ToolAnnotations.NONE.withTitle("Echo").withIdempotentHint(true))
          .build();

  private final Mxcp mxcp =
      Mxcp.builder().tool(ECHO, invocation -> invocation.arguments().get("text")).build();

  private final AiServiceTool echo =
      MxcpToolProvider.of(mxcp).provideTools(null).aiServiceTools().get(0);

  private String execute(String arguments) {
    return echo.toolExecutor()
        .execute(
            ToolExecutionRequest.builder().name("echo").arguments(arguments).build(), "memory");
  }

  @Test
  void a_null_request_is_an_anonymous_one() {
    assertThat(echo.toolSpecification().name()).isEqualTo("echo");
    assertThat(MxcpToolProvider.of(mxcp).isDynamic()).isTrue();
  }

  @Test
  void a_specification_has_the_whole_schema_and_the_hints() {
    ToolSpecification tool = echo.toolSpecification();
    assertThat(tool.description()).isEqualTo("Says it again");
    assertThat(tool.metadata()).isEqualTo(Map.of("title", "Echo", "idempotentHint", true));
    String schema =
        mxcp.registry().entry(EndpointKind.TOOL, "echo").orElseThrow().inputSchema().text();
    Map<?, ?> json = (Map<?, ?>) JsonText.read(tool.toJson());
    assertThat(json.get("parameters")).isEqualTo(JsonText.read(schema));
  }

  @Test
  void texts_are_given_as_they_are() {
    assertThat(execute("{\"text\": \"say \\\"hi\\\"\"}")).isEqualTo("say \"hi\"");
    assertThat(execute("{\"text\": \"\"}")).isEmpty();
  }

  @Test
  void missing_arguments_are_no_arguments() {
    assertThatThrownBy(() -> execute(null)).hasMessageContaining("text");
  }

  @Test
  void a_closed_runtime_is_a_failure_of_execution() {
    mxcp.close();
    assertThatThrownBy(() -> execute("{\"text\": \"a\"}"))
        .isInstanceOf(ToolExecutionException.class)
        .hasMessageContaining("closed");
  }
}
