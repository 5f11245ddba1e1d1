package bookshop;

import static dev.mxcp.error.FailureCode.TOOL_FAILED;
import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.testing.MxcpExtension;
import dev.mxcp.testing.ToolClient;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf(value = "hasPython", disabledReason = "there is no python3")
class GreetingsTest {

  // snippet: extension
  @RegisterExtension
  static final MxcpExtension MXCP =
      MxcpExtension.builder()
          .project("greetings")
          .secret("mail", Map.of("user", "shop", "password", "not-the-real-one"))
          .environment("GREETING_LANGUAGE", "en")
          .configure(builder -> builder.failOnHookError(true))
          .build();
  // end

  // snippet: client
  interface Greetings {
    Greeting personalizedGreeting(String name, boolean formal);

    record Greeting(String greeting, int length) {}
  }

  @Test
  void greets_formally(Mxcp mxcp) {
    Greetings greetings = mxcp.client(Greetings.class);
    assertThat(greetings.personalizedGreeting("Alice", true))
        .isEqualTo(new Greetings.Greeting("Good day, Alice.", 16));
  }
  // end

  @Test
  void greets_informally(ToolClient tools) {
    assertThat(tools.call("personalized_greeting", Map.of("name", "Alice")))
        .isOk()
        .mentions("Hi Alice");
  }

  @Test
  void tells_the_author_where_it_failed(ToolClient tools) {
    assertThat(tools.call("personalized_greeting", Map.of("name", "Nobody")))
        .failedWith(TOOL_FAILED)
        .hasDiagnosticContaining("greet.py");
  }

  static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
