package bookshop;

// snippet: imports
import static dev.mxcp.error.FailureCode.INVALID_ARGUMENTS;
import static dev.mxcp.error.FailureCode.TIMEOUT;
import static dev.mxcp.error.FailureCode.TOOL_FAILED;
import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static dev.mxcp.testing.MxcpAssertions.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;
// end

import dev.mxcp.Mxcp;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.testing.DeclaredTests;
import dev.mxcp.testing.Fakes;
import dev.mxcp.testing.MxcpTest;
import dev.mxcp.testing.RecordingListener;
import dev.mxcp.testing.ToolClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

// snippet: class
@MxcpTest(
    project = "shop",
    secrets = "rates_api.token=not-the-real-one",
    setupSql = "sql/setup.sql",
    invokers = PriceInvoker.class)
class BookshopTest {

  @Test
  void finds_a_book(ToolClient tools) {
    assertThat(tools.call("find_book", Map.of("isbn", "9780141439587")))
        .isOk()
        .hasField("title", "Emma")
        .hasField("price", 9.5);
  }

  @Test
  void refuses_what_is_no_isbn(ToolClient tools) {
    assertThat(tools.call("find_book", Map.of("isbn", "Emma")))
        .failedWith(INVALID_ARGUMENTS)
        .violates("isbn")
        .mentions("isbn");
  }
  // end

  // snippet: failure
  @Test
  void does_not_sell_what_is_not_there(ToolClient tools, Database database) {
    assertThat(tools.call("sell_book", Map.of("isbn", "9780141439686")))
        .failedWith(TOOL_FAILED)
        .doesNotMention("UPDATE")
        .hasDiagnosticContaining("sold out");
    assertThatRows(database.execute("SELECT isbn, stock FROM books"))
        .contains(Map.of("isbn", "9780141439686", "stock", 0));
  }
  // end

  @Test
  void sells_what_is_there_in_a_database_of_its_own(ToolClient tools) {
    assertThat(tools.call("sell_book", Map.of("isbn", "9780141439587"))).isOk().hasField("stock", 2);
  }

  @Test
  void sells_it_again_in_another_one(ToolClient tools) {
    assertThat(tools.call("sell_book", Map.of("isbn", "9780141439587"))).isOk().hasField("stock", 2);
  }

  // snippet: deadline
  @Test
  void ends_at_its_deadline(ToolClient tools) {
    assertThat(tools.withTimeout(Duration.ofMillis(200)).call("take_stock")).failedWith(TIMEOUT);
  }
  // end

  // snippet: reload
  @Test
  void keeps_what_was_sold_over_a_reload(Mxcp mxcp, ToolClient tools) throws Exception {
    assertThat(tools.call("sell_book", Map.of("isbn", "9780141439587"))).isOk().hasField("stock", 2);
    var report = mxcp.reload().toCompletableFuture().get(1, TimeUnit.MINUTES);
    assertThat(report.isSuccess()).isTrue();
    assertThat(tools.call("sell_book", Map.of("isbn", "9780141439587"))).isOk().hasField("stock", 1);
  }
  // end

  // snippet: fake
  @Test
  void calculates_with_the_rate_of_the_day(
      ToolClient tools, Fakes fakes, RecordingListener calls) {
    assertThat(tools.call("price_in", Map.of("price", 8, "currency", "USD"))).isOk().isEqualTo(10);
    fakes.put("price_in", call -> 42);
    assertThat(tools.call("price_in", Map.of("price", 8, "currency", "USD"))).isOk().isEqualTo(42);
    assertThat(tools.call("price_in", Map.of("price", 8, "currency", "DM"))).failed();
    assertThat(calls.failures()).containsExactly(INVALID_ARGUMENTS);
  }
  // end

  // snippet: schema
  @Test
  void tells_models_what_an_isbn_looks_like(Mxcp mxcp) {
    var entry = mxcp.registry().entry(EndpointKind.TOOL, "find_book").orElseThrow();
    assertThat(entry.inputSchema())
        .hasField("properties.isbn.type", "string")
        .field("required")
        .contains("isbn");
  }
  // end

  @Test
  void has_secrets_of_its_own(Runtime runtime) {
    assertThat(runtime.secrets().value("rates_api", "token")).contains("not-the-real-one");
  }

  // snippet: declared
  @TestFactory
  Stream<DynamicContainer> declared_tests(DeclaredTests tests) {
    return tests.all();
  }
  // end
}
