package dev.mxcp.it.boot3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.spring.boot.test.MxcpToolsTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The slice with the tools alone, on Boot 3.5. */
@MxcpToolsTest(properties = "mxcp.call-timeout=77s")
class ToolsTest {

  @Autowired private Mxcp mxcp;
  @Autowired private ApplicationContext context;

  @Test
  void tools_are_there_without_a_web_server() {
    assertThat(mxcp.call("find_book", Map.of("id", 1)).orElseThrow().toString()).contains("Emma");
    assertThat(mxcp.call("greet", Map.of("name", "Ada")).orElseThrow()).isEqualTo("Hello Ada");
    assertThat(context.getEnvironment().getProperty("mxcp.call-timeout")).isEqualTo("77s");
    assertThat(context.containsBean("mxcpMcpServlet")).isFalse();
    assertThat(context.containsBean("applicationTaskExecutor")).isFalse();
  }
}
