package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.config.Config;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Runtime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.support.descriptor.FileSource;

class MxcpExtensionTest {

  private static final String SHOP = "shop";

  private static MxcpExtension.Builder shop() {
    return MxcpExtension.builder()
        .project(SHOP)
        .setupSql("sql/setup.sql")
        .invoker(() -> new JavaInvoker(Map.of("price_in", call -> 11.5)));
  }

  private static void addsOneBook(ToolClient tools) {
    assertThat(tools.call("add_book", Map.of("title", "Ivanhoe"))).isOk().hasField("id", 3);
    assertThat(tools.call("books")).isOk().hasSize(3);
  }

  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class PutsBack {
    @RegisterExtension static final MxcpExtension MXCP = shop().fake("price_in", call -> 2).build();

    static long generation;

    @BeforeAll
    static void shared_runtimes_are_there_before_all(ToolClient tools) {
      assertThat(tools.call("books")).isOk().hasSize(2);
    }

    @Test
    void a_changes(ToolClient tools, Runtime runtime, Fakes fakes) {
      generation = runtime.lifecycle().generation();
      addsOneBook(tools);
      fakes.put("price_in", call -> 3);
      assertThat(price(tools)).isOk().isEqualTo(3);
    }

    @Test
    void b_reads(ToolClient tools, Runtime runtime, RecordingListener calls) {
      assertThat(runtime.lifecycle().generation()).isEqualTo(generation + 1);
      assertThat(calls.called()).isEmpty();
      assertThat(tools.call("books")).isOk().hasSize(2);
      assertThat(price(tools)).isOk().isEqualTo(2);
    }

    @Test
    void c_changes_after_a_test_that_did_not(ToolClient tools, Runtime runtime) {
      assertThat(runtime.lifecycle().generation()).isEqualTo(generation + 1);
      addsOneBook(tools);
    }

    private static ToolCall price(ToolClient tools) {
      return tools.call("price_in", Map.of("id", 1, "currency", "EUR"));
    }
  }

  @Test
  void static_extensions_share_a_runtime_and_put_the_database_back() {
    assertThat(Launched.run(PutsBack.class).failures()).isEmpty();
  }

  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class SharesAll {
    @RegisterExtension static final MxcpExtension MXCP = shop().isolation(Isolation.SHARED).build();

    @Test
    @Order(1)
    void changes(ToolClient tools) {
      addsOneBook(tools);
    }

    @Test
    @Order(2)
    void sees_it(ToolClient tools) {
      assertThat(tools.call("books")).isOk().hasSize(3);
    }
  }

  @Test
  void shared_databases_keep_what_tests_did() {
    assertThat(Launched.run(SharesAll.class).failures()).isEmpty();
  }

  static class OwnInstance {
    @RegisterExtension final MxcpExtension mxcp = shop().build();

    @RepeatedTest(8)
    void changes(ToolClient tools) {
      addsOneBook(tools);
    }
  }

  @Test
  void tests_with_runtimes_of_their_own_run_in_parallel() {
    assertThat(Launched.inParallel(OwnInstance.class).failures()).isEmpty();
  }

  static class Configured {
    @RegisterExtension
    final MxcpExtension mxcp =
        shop()
            .profile("chosen")
            .userConfig("shop/config.yml")
            .environment("TOKEN", "from-the-test")
            .secret("extra", Map.of("value", 7))
            .configure(
                builder ->
                    builder.secretResolver(
                        new StubSecretResolver("vault", Map.of("vault://shop#key", "k-123"))))
            .build();

    @Test
    void resolves(Runtime runtime) {
      Config config = runtime.config();
      assertThat(config.profile()).isEqualTo("chosen");
      assertThat(config.secrets().value("shop_api", "token")).contains("from-the-test");
      assertThat(config.secrets().value("shop_api", "key")).contains("k-123");
      assertThat(config.secrets().get("extra").orElseThrow().parameters())
          .containsEntry("value", 7);
    }
  }

  @Test
  void configuration_comes_from_the_test_alone() {
    assertThat(Launched.run(Configured.class).failures()).isEmpty();
  }

  static class Lost {
    @RegisterExtension
    final MxcpExtension mxcp = MxcpExtension.builder().project("no/such/shop").build();

    @Test
    void never_runs() {}
  }

  static class NotStatic {
    @RegisterExtension final MxcpExtension mxcp = shop().isolation(Isolation.ROLLBACK).build();

    @Test
    void never_runs() {}
  }

  @MxcpTest(project = SHOP, setupSql = "sql/setup.sql")
  static class TooEarly {
    @BeforeAll
    static void asks(ToolClient tools) {}

    @Test
    void never_runs() {}
  }

  static class UnknownFake {
    @RegisterExtension final MxcpExtension mxcp = shop().fake("prize_in", call -> 1).build();

    @Test
    void never_runs() {}
  }

  @Test
  void says_what_is_wrong_with_the_set_up() {
    assertThat(Launched.run(Lost.class).failures().values())
        .singleElement()
        .asString()
        .contains("no directory no/such/shop in the class path");
    assertThat(Launched.run(NotStatic.class).failures().values())
        .singleElement()
        .asString()
        .contains("Isolation.ROLLBACK needs a static field");
    assertThat(Launched.run(TooEarly.class).failures().values())
        .singleElement()
        .asString()
        .contains("There is no runtime yet for ToolClient");
    assertThat(Launched.run(UnknownFake.class).failures().values())
        .singleElement()
        .asString()
        .contains("declares no prize_in", "price_in");
  }

  static class Declared {
    @RegisterExtension final MxcpExtension mxcp = shop().build();

    @TestFactory
    Stream<DynamicContainer> declared_tests(DeclaredTests tests) {
      return tests.all();
    }
  }

  @Test
  void runs_declared_tests_one_by_one_with_their_lines() {
    Launched launched = Launched.run(Declared.class);
    assertThat(launched.succeeded()).containsExactly("finds_the_first_book", "refuses_zero");
    assertThat(launched.failures()).containsOnlyKeys("finds_the_wrong_book");
    assertThat(launched.failures().get("finds_the_wrong_book"))
        .contains("at title", "\"Sanditon\"", "\"Emma\"", "{\"id\":1}", "find-book.yml:");
    FileSource source = (FileSource) launched.source("refuses_zero");
    assertThat(source.getFile().getName()).isEqualTo("find-book.yml");
    assertThat(source.getPosition().orElseThrow().getLine()).isEqualTo(24);
  }

  static class Fails {
    @RegisterExtension final MxcpExtension mxcp = shop().build();

    @Test
    void expects_a_result(ToolClient tools) {
      assertThat(tools.call("find_book", Map.of("id", 0))).isOk();
    }

    @Test
    void expects_a_value(ToolClient tools) {
      assertThat(tools.call("find_book", Map.of("id", 1))).isOk().hasField("title", "Sanditon");
    }

    @Test
    void expects_a_failure(ToolClient tools) {
      assertThat(tools.call("find_book", Map.of("id", 1))).failedWith(FailureCode.DENIED);
    }
  }

  @Test
  void failures_show_arguments_and_results() {
    Map<String, String> failures = Launched.run(Fails.class).failures();
    assertThat(failures.get("expects_a_result"))
        .contains("[find_book {\"id\":0}]", "failed with invalid_arguments", "id: ");
    assertThat(failures.get("expects_a_value"))
        .contains("[find_book {\"id\":1}]", "Expecting title to be", "\"Emma\"", "9.5");
    assertThat(failures.get("expects_a_failure"))
        .contains("Expecting a failure with denied", "\"Emma\"");
  }

  static class Leaks {
    static volatile Thread thread;
    static volatile Process process;

    @RegisterExtension final MxcpExtension mxcp = shop().build();

    @Test
    void a_thread() {
      thread = new Thread(Leaks::untilInterrupted, "left-alone");
      thread.setDaemon(true);
      thread.start();
    }

    private static void untilInterrupted() {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        // the end
      }
    }

    @Test
    void a_process() throws Exception {
      process = new ProcessBuilder("sleep", "600").start();
    }

    @Test
    @SuppressWarnings("resource")
    void a_transaction(Database database) {
      database.begin(dev.mxcp.runtime.CallContext.NONE);
    }

    @Test
    void nothing(ToolClient tools) {
      assertThat(tools.call("books")).isOk();
    }

    @AfterAll
    static void end() {
      thread.interrupt();
      process.destroyForcibly();
    }
  }

  @Test
  void leaks_fail_the_test_and_say_where_they_began() {
    Launched launched = Launched.run(Leaks.class);
    assertThat(launched.failures()).containsOnlyKeys("a_process", "a_thread", "a_transaction");
    assertThat(launched.failures().get("a_thread"))
        .contains("This test left something behind", "the thread left-alone", "Leaks.a_thread(");
    assertThat(launched.failures().get("a_process")).contains("the process ", "sleep 600");
    assertThat(launched.failures().get("a_transaction"))
        .contains("a transaction that began at", "Leaks.a_transaction(");
    assertThat(launched.succeeded()).isEqualTo(List.of("nothing"));
  }

  static class LeaksAndMay {
    @RegisterExtension final MxcpExtension mxcp = shop().checkLeaks(false).build();

    @Test
    @SuppressWarnings("resource")
    void a_transaction(Database database) {
      database.begin(dev.mxcp.runtime.CallContext.NONE);
    }
  }

  @Test
  void the_leak_checker_can_be_switched_off() {
    assertThat(Launched.run(LeaksAndMay.class).failures()).isEmpty();
  }
}
