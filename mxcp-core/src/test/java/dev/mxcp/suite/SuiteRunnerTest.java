package dev.mxcp.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.TestCase.Expectation;
import dev.mxcp.definition.TestCase.Expectation.Kind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.ToolException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.ToolInvoker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuiteRunnerTest {

  @TempDir Path directory;
  Body body = invocation -> null;
  Mxcp mxcp;

  /** What the tools of this test do. */
  interface Body {
    Object give(Invocation invocation) throws Exception;
  }

  @BeforeEach
  void start() throws Exception {
    ProjectDirectory project = ProjectDirectory.create(directory);
    for (String name : List.of("one", "two")) {
      project.write(
          "tools/" + name + ".yml",
          """
          mxcp: 1
          tool:
            name: %s
            language: java
            parameters:
              - {name: n, type: integer, default: 0}
            source: {code: x}
            tests:
              - name: first
                arguments: [{key: n, value: 7}]
                result: {n: 7, user: null}
              - name: second
                arguments: []
                user_context: {username: alice}
                result: {n: 0, user: alice}
          """
              .formatted(name));
    }
    mxcp =
        project
            .builder()
            .invoker(ToolInvoker.of("java", endpoint -> invocation -> body.give(invocation)))
            .build();
  }

  @AfterEach
  void close() {
    mxcp.close();
  }

  private TestReport run(Object result, Kind kind, Object expected) {
    body = invocation -> result;
    return run(new Expectation(kind, expected));
  }

  private TestReport run(Expectation... expectations) {
    Endpoint endpoint = mxcp.registry().tool("one").orElseThrow();
    TestCase test =
        TestCase.builder("test")
            .expectations(List.of(expectations))
            .position(SourcePosition.of(Path.of("test.yml")))
            .build();
    return SuiteRunner.of(mxcp).run(endpoint, test);
  }

  private void passes(Object result, Kind kind, Object expected) {
    TestReport report = run(result, kind, expected);
    assertThat(report.status()).as(report.message()).isEqualTo(TestStatus.PASSED);
    assertThat(report.failures()).isEmpty();
  }

  private String fails(Object result, Kind kind, Object expected) {
    TestReport report = run(result, kind, expected);
    assertThat(report.status()).isEqualTo(TestStatus.FAILED);
    return report.message();
  }

  @Test
  void compares_values_as_they_are() {
    passes(0L, Kind.RESULT, 0L);
    passes("", Kind.RESULT, "");
    passes(null, Kind.RESULT, null);
    passes(Map.of(), Kind.RESULT, Map.of());
    passes(List.of(), Kind.RESULT, List.of());
    fails(0L, Kind.RESULT, List.of());
    fails(0L, Kind.RESULT, null);
    fails(false, Kind.RESULT, 0L);
    fails("1", Kind.RESULT, 1L);
  }

  @Test
  void compares_numbers_by_value() {
    passes(1L, Kind.RESULT, 1.0);
    passes(new BigDecimal("0.10"), Kind.RESULT, 0.1);
    passes(List.of(Map.of("n", 2L)), Kind.RESULT, List.of(Map.of("n", 2.0)));
    assertThat(fails(1L, Kind.RESULT, true)).contains("expected: true").contains("got: 1");
  }

  @Test
  void shows_where_values_differ() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", "Alice");
    result.put("items", List.of(Map.of("id", 1L), Map.of("id", 3L)));
    result.put("extra", true);

    String text =
        fails(
            result,
            Kind.RESULT,
            Map.of("name", "Bob", "items", List.of(Map.of("id", 1L), Map.of("id", 2L))));

    assertThat(text)
        .contains("at name:\n  expected: \"Bob\"\n       got: \"Alice\"")
        .contains("at items[1].id:\n  expected: 2\n       got: 3")
        .contains("at extra:\n  expected: nothing\n       got: true")
        .doesNotContain("items[0]");
  }

  @Test
  void finds_fields_and_items() {
    Map<String, Object> alice = Map.of("name", "Alice", "age", 30L);
    passes(alice, Kind.RESULT_CONTAINS, Map.of("age", 30.0));
    passes(List.of(alice), Kind.RESULT_CONTAINS, Map.of("name", "Alice"));
    passes(List.of(1L, 2L), Kind.RESULT_CONTAINS, 2L);
    passes(List.of(alice), Kind.RESULT_CONTAINS_ITEM, Map.of("name", "Alice"));
    passes(List.of(3L, 1L, 2L), Kind.RESULT_CONTAINS_ALL, List.of(1L, 3L));
    passes(List.of(alice, alice), Kind.RESULT_LENGTH, 2L);
    assertThat(fails(alice, Kind.RESULT_CONTAINS, Map.of("age", 31L, "id", 1L)))
        .contains("at age:")
        .contains("at id:\n  expected: 1\n       got: nothing");
    assertThat(fails(List.of(alice), Kind.RESULT_CONTAINS_ITEM, Map.of("name", "Bob")))
        .contains("no item is or has: {\"name\":\"Bob\"}");
    assertThat(fails(List.of(1L), Kind.RESULT_CONTAINS_ALL, List.of(1L, 2L, 3L)))
        .contains("no item is or has: 2")
        .contains("no item is or has: 3");
    assertThat(fails(List.of(alice), Kind.RESULT_LENGTH, 2L)).contains("expected 2 items, got 1");
    assertThat(fails("text", Kind.RESULT_LENGTH, 2L)).contains("needs a list").contains("text");
    assertThat(fails(5L, Kind.RESULT_CONTAINS, Map.of())).contains("needs an object or a list");
  }

  @Test
  void finds_fields_that_should_not_be_there() {
    passes(Map.of("a", 1L), Kind.RESULT_NOT_CONTAINS, List.of("b", "c"));
    passes(List.of(Map.of("a", 1L)), Kind.RESULT_NOT_CONTAINS, List.of("b"));
    assertThat(fails(Map.of("a", 1L, "b", 2L), Kind.RESULT_NOT_CONTAINS, List.of("b", "c")))
        .contains("should not be there: [\"b\"]");
    fails(List.of(Map.of("a", 1L), Map.of("b", 1L)), Kind.RESULT_NOT_CONTAINS, List.of("b"));
    assertThat(fails("text", Kind.RESULT_NOT_CONTAINS, List.of("b"))).contains("needs an object");
    assertThat(fails(null, Kind.RESULT_NOT_CONTAINS, List.of("b"))).contains("null");
  }

  @Test
  void looks_for_texts_in_everything() {
    passes("Hi Alice!", Kind.RESULT_CONTAINS_TEXT, "Alice");
    passes(Map.of("greeting", "Hi Alice!"), Kind.RESULT_CONTAINS_TEXT, "Hi Alice");
    passes(List.of(Map.of("a", List.of("deep down"))), Kind.RESULT_CONTAINS_TEXT, "down");
    passes(Map.of("total", 425L), Kind.RESULT_CONTAINS_TEXT, 42L);
    assertThat(fails(Map.of("greeting", "Hi Bob!"), Kind.RESULT_CONTAINS_TEXT, "Alice"))
        .contains("expected the text: Alice")
        .contains("in result: {\"greeting\":\"Hi Bob!\"}");
  }

  @Test
  void asserts_nothing_where_a_key_has_no_value() {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.RESULT && kind != Kind.ERROR_CONTAINS) {
        passes(5L, kind, null);
      }
    }
  }

  @Test
  void reports_every_expectation_that_does_not_hold() {
    body = invocation -> List.of(1L);

    TestReport report =
        run(
            new Expectation(Kind.RESULT_LENGTH, 2L),
            new Expectation(Kind.RESULT_CONTAINS_ITEM, 1L),
            new Expectation(Kind.RESULT_CONTAINS_TEXT, "x"));

    assertThat(report.failures()).hasSize(2);
    assertThat(report.message()).contains("expected 2 items").contains("expected the text: x");
  }

  @Test
  void a_call_that_fails_is_an_error() {
    body =
        invocation -> {
          throw new ToolException(FailureCode.TOOL_FAILED, "It broke.", "the full story", null);
        };

    TestReport report = run(new Expectation(Kind.RESULT, 1L));

    assertThat(report.status()).isEqualTo(TestStatus.ERROR);
    assertThat(report.message()).contains("[tool_failed]").contains("It broke.");
    assertThat(report.diagnostic()).contains("the full story");
  }

  @Test
  void expects_errors() {
    body =
        invocation -> {
          throw new ToolException(FailureCode.TOOL_FAILED, "It broke.", "the full story", null);
        };

    assertThat(run(new Expectation(Kind.ERROR_CONTAINS, "broke")).isPassed()).isTrue();
    assertThat(run(new Expectation(Kind.ERROR_CONTAINS, "full story")).message())
        .contains("expected an error with the text: full story")
        .contains("but got: It broke.");
    assertThat(fails(1L, Kind.ERROR_CONTAINS, "broke")).contains("but the call gave: 1");
  }

  @Test
  void finds_expected_errors_among_the_violations() {
    Endpoint endpoint = mxcp.registry().tool("one").orElseThrow();
    TestCase test =
        TestCase.builder("wrong")
            .arguments(Map.of("n", "many"))
            .expectations(List.of(new Expectation(Kind.ERROR_CONTAINS, "n: ")))
            .position(endpoint.position())
            .build();

    assertThat(SuiteRunner.of(mxcp).run(endpoint, test).isPassed()).isTrue();
  }

  @Test
  void runs_declared_tests_with_their_arguments_and_users() {
    List<String> told = new CopyOnWriteArrayList<>();
    body = SuiteRunnerTest::whoCalls;

    SuiteReport report =
        SuiteRunner.of(mxcp)
            .withListener((endpoint, test) -> told.add(endpoint.id() + " " + test.test().name()))
            .runAll();

    assertThat(report.status()).as(report.toString()).isEqualTo(TestStatus.PASSED);
    assertThat(report.testsRun()).isEqualTo(4);
    assertThat(report.count(TestStatus.PASSED)).isEqualTo(4);
    assertThat(told).containsExactly("one first", "one second", "two first", "two second");
  }

  @Test
  void a_user_of_the_runner_stands_for_that_of_the_tests() {
    body = SuiteRunnerTest::whoCalls;

    SuiteReport report =
        SuiteRunner.of(mxcp)
            .withOptions(CallOptions.DEFAULT.withUser(User.of("cli", "bob")))
            .runAll();

    assertThat(report.status()).isEqualTo(TestStatus.FAILED);
    assertThat(report.endpoints().get(0).tests().get(1).message()).contains("got: \"bob\"");
  }

  @Test
  void runs_endpoints_side_by_side() {
    CyclicBarrier both = new CyclicBarrier(2);
    body =
        invocation -> {
          both.await(120, TimeUnit.SECONDS);
          return whoCalls(invocation);
        };

    SuiteReport report = SuiteRunner.of(mxcp).withThreads(2).runAll();

    assertThat(report.status()).as(report.toString()).isEqualTo(TestStatus.PASSED);
    assertThat(report.endpoints())
        .extracting(endpoint -> endpoint.endpoint().id())
        .containsExactly("one", "two");
    assertThatThrownBy(() -> SuiteRunner.of(mxcp).withThreads(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Object whoCalls(Invocation invocation) {
    User user = invocation.context().user();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("n", invocation.arguments().get("n"));
    result.put("user", user == null ? null : user.username());
    return Collections.unmodifiableMap(result);
  }
}
