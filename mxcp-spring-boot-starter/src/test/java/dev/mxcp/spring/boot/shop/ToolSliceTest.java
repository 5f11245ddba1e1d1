package dev.mxcp.spring.boot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.McpServlet;
import dev.mxcp.spring.boot.test.MxcpToolsTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestContextManager;

/**
 * The slice of an application that has its tools alone. The extension of this Spring needs JUnit 6,
 * so what it asks is asked here; the application on Boot 3.5 has a test with the annotation.
 */
final class ToolSliceTest {

  /** A test of an application. */
  @MxcpToolsTest(properties = {"mxcp.project=classpath:shop", "mxcp.call-timeout=77s"})
  static class Slice {

    @Autowired Mxcp mxcp;
    @Autowired EndedCalls calls;
    @Autowired ConfigurableApplicationContext context;

    @TestConfiguration
    static class Needed {

      @Bean
      Stock stock() {
        return String::length;
      }
    }
  }

  @Test
  void tools_and_what_the_library_uses_are_there_and_nothing_else() throws Exception {
    Slice slice = new Slice();
    new TestContextManager(Slice.class).prepareTestInstance(slice);
    try (ConfigurableApplicationContext context = slice.context) {
      assertThat(slice.mxcp.call("copies", Map.of("title", "Emma")).orElseThrow()).isEqualTo(4L);
      assertThat(slice.mxcp.call("find_book", Map.of("id", 1)).isOk()).isTrue();
      assertThat(slice.calls.targets).containsExactly("copies", "find_book");
      assertThat(context.getEnvironment().getProperty("mxcp.call-timeout")).isEqualTo("77s");
      assertThat(context.getBeansOfType(Mail.class)).isEmpty();
      assertThat(context.containsBean("applicationTaskExecutor")).isFalse();
      assertThat(context.getBeansOfType(McpServlet.class)).isEmpty();
    }
  }
}
