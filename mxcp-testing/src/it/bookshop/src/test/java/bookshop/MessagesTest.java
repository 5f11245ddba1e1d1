package bookshop;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.mxcp.testing.MxcpExtension;
import dev.mxcp.testing.MxcpTest;
import dev.mxcp.testing.ToolClient;
import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Tests that are meant to fail say what an author needs to know. */
class MessagesTest {

  private static String messageOf(Class<?> test) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build();
    LauncherFactory.create().execute(request, listener);
    var failures = listener.getSummary().getFailures();
    assertThat(failures).hasSize(1);
    return failures.get(0).getException().getMessage();
  }

  @MxcpTest(project = "shop", setupSql = "sql/setup.sql", invokers = PriceInvoker.class)
  static class Failing {
    @Test
    void fails(ToolClient tools) {
      assertThat(tools.call("find_book", Map.of("isbn", "9780141439587")))
          .isOk()
          .hasField("title", "Sanditon");
    }
  }

  @Test
  void a_failure_shows_the_arguments_and_the_result() {
    assertThat(messageOf(Failing.class))
        .contains("[find_book {\"isbn\":\"9780141439587\"}]")
        .contains("Expecting title to be:\n  \"Sanditon\"\nbut it was:\n  \"Emma\"")
        .contains("9.5");
  }

  static class FailingInPython {
    @RegisterExtension
    final MxcpExtension mxcp = MxcpExtension.builder().project("greetings").build();

    @Test
    void fails(ToolClient tools) {
      assertThat(tools.call("personalized_greeting", Map.of("name", "Nobody"))).isOk();
    }
  }

  @Test
  @EnabledIf(value = "bookshop.GreetingsTest#hasPython", disabledReason = "there is no python3")
  void a_failure_in_python_shows_the_traceback() {
    assertThat(messageOf(FailingInPython.class))
        .contains("{\"name\":\"Nobody\"}")
        .contains("Expecting a result, but the call failed with tool_failed")
        .contains("greet.py")
        .contains("ValueError: nobody is greeted");
  }

  @MxcpTest(project = "shop", setupSql = "sql/setup.sql", invokers = PriceInvoker.class)
  static class Leaking {
    static Process process;

    @Test
    void leaks() throws Exception {
      String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
      process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Sleeper.class.getName())
          .start();
      new Thread(Leaking::untilItEnds, "waits-for-the-process").start();
    }

    private static void untilItEnds() {
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A process that ends only when it is told to. */
  static final class Sleeper {
    public static void main(String[] arguments) throws Exception {
      Thread.currentThread().join();
    }
  }

  @Test
  void a_leak_shows_what_was_left_and_where_it_began() {
    try {
      assertThat(messageOf(Leaking.class))
          .contains("This test left something behind:")
          .contains("the thread waits-for-the-process, started at")
          .contains("Leaking.leaks(MessagesTest.java:")
          .contains("the process " + Leaking.process.pid());
    } finally {
      Leaking.process.destroyForcibly();
    }
  }
}
