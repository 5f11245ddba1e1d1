package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static dev.mxcp.testing.MxcpAssertions.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.config.Config;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.ToolInvoker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@MxcpTest(
    project = "src/test/resources/shop",
    secrets = {"shop_api.token=abcdef", "shop_api.url=http://localhost"},
    setupSql = "sql/setup.sql",
    invokers = MxcpTestTest.Prices.class)
class MxcpTestTest {

  static final class Prices implements ToolInvoker {
    private final JavaInvoker real = new JavaInvoker(Map.of("price_in", call -> 11.5));

    @Override
    public String language() {
      return real.language();
    }

    @Override
    public InvokerSession open(CompletionStage<Config> config) {
      return real.open(config);
    }
  }

  @BeforeEach
  void tools_are_there_before_the_test(ToolClient tools) {
    assertThat(tools.call("books")).isOk();
  }

  @Test
  void calls_a_custom_invoker(ToolClient tools) {
    assertThat(tools.call("price_in", Map.of("id", "1", "currency", "USD"))).isOk().isEqualTo(11.5);
  }

  @Test
  void calls_sql_on_the_prepared_database(ToolClient tools) {
    assertThat(tools.call("find_book", Map.of("id", 1)))
        .isOk()
        .hasField("title", "Emma")
        .hasField("price", 9.5);
  }

  @Test
  void refuses_input(ToolClient tools) {
    assertThat(tools.call("find_book", Map.of("id", 0)))
        .failedWith(FailureCode.INVALID_ARGUMENTS)
        .violates("id")
        .isFaultOf(FailureCode.Fault.CALLER);
  }

  @Test
  void gives_each_test_a_database_1(ToolClient tools, Database database) {
    addsOneBook(tools, database);
  }

  @Test
  void gives_each_test_a_database_2(ToolClient tools, Database database) {
    addsOneBook(tools, database);
  }

  private static void addsOneBook(ToolClient tools, Database database) {
    assertThat(tools.call("add_book", Map.of("title", "Ivanhoe"))).isOk().hasField("id", 3);
    assertThatRows(database.execute("SELECT title FROM books"))
        .hasSize(3)
        .contains(Map.of("title", "Ivanhoe"));
  }

  @Test
  void has_secrets_of_its_own(Runtime runtime) {
    assertThat(runtime.secrets().value("shop_api", "token")).contains("abcdef");
    assertThat(runtime.secrets().value("shop_api", "url")).contains("http://localhost");
  }

  @Test
  void hands_out_the_runtime_and_what_was_called(
      Mxcp mxcp, ToolClient tools, RecordingListener calls) {
    assertThat(mxcp.registry().tools()).extracting("name").contains("books", "price_in");
    assertThat(tools.call("find_book", Map.of("id", "one"))).failed().mentions("integer");
    assertThat(calls.called()).isEqualTo(List.of("books", "find_book"));
    assertThat(calls.failures()).containsExactly(FailureCode.INVALID_ARGUMENTS);
  }

  @Nested
  class InNestedClasses {

    @Test
    void lives_on_as_outside(ToolClient tools) {
      assertThat(tools.call("books")).isOk().hasSize(2);
    }
  }
}
