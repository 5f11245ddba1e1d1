package dev.mxcp.python.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.runtime.ReloadReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every engine has to do; a test class of an engine extends it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PythonEngineContract {

  private static final CallOptions HURRY = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(200));

  private final PythonEngine engine;
  private Mxcp mxcp;

  /** Creates the tests of an engine. */
  protected PythonEngineContract(PythonEngine engine) {
    this.engine = engine;
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    mxcp = ContractTools.write(new ContractProject(directory)).start(engine);
  }

  @AfterAll
  void close() {
    if (mxcp != null) {
      mxcp.close();
    }
  }

  private Object call(String tool, Object... arguments) {
    return call(mxcp, tool, arguments);
  }

  private static Object call(Mxcp mxcp, String tool, Object... arguments) {
    return arguments.length == 0
        ? mxcp.call(tool, Map.of()).orElseThrow()
        : mxcp.call(tool, Map.of("a", arguments[0], "b", arguments[1])).orElseThrow();
  }

  @Test
  void returns_values_of_every_json_kind() {
    Outcome.Ok outcome = (Outcome.Ok) mxcp.call("values", Map.of());

    assertThat(Outcome.Ok.fromJson(outcome.json()))
        .isEqualTo(
            Outcome.Ok.fromJson(
                """
                {"text": "Zoë ☂ 𝄞", "yes": true, "none": null, "int": 7, "float": 2.0,
                 "big": 123456789012345678901234567890, "list": [1, [2, {"a": "b"}]],
                 "date": "2024-02-29", "when": "2024-02-29T12:30:45", "money": 12.50,
                 "bytes": "AP8=", "set": [1, 2]}
                """));
  }

  @Test
  void passes_arguments_by_name() {
    assertThat(call("subtract", 50, 8)).isEqualTo(42L);
  }

  @Test
  void gathers_async_functions_in_order() {
    assertThat(call("gather")).isEqualTo(List.of(0L, 1L, 4L));
  }

  @Test
  void brings_values_of_every_sql_type_to_python() {
    assertThat(call("sql_types"))
        .isEqualTo("bool int int float float str bytes date datetime list dict NoneType");
  }

  @Test
  void brings_columns_with_gaps_and_of_mixed_types_to_python() {
    assertThat(call("sql_columns")).isEqualTo(true);
  }

  @Test
  void sends_parameters_of_every_type_to_sql() {
    assertThat(call("sql_parameters")).isEqualTo(true);
  }

  @Test
  void undoes_a_transaction_that_fails() {
    assertThat(call("transactions")).isEqualTo(List.of(1L, 1L));
  }

  @Test
  void runs_start_up_hooks_once_in_order() {
    assertThat(call("hooks")).isEqualTo(List.of("first", "second"));
  }

  @Test
  void calls_a_plugin_from_sql() {
    assertThat(call("plugin_from_sql")).isEqualTo("haha");
  }

  @Test
  void calls_a_plugin_over_many_rows() {
    assertThat(call("plugin_over_rows"))
        .isEqualTo(
            Arrays.asList(
                5_000L,
                4_999 * 5_000 / 4.0 - 5,
                4_999L,
                5_000L,
                "int int int" + " NoneType".repeat(9),
                null));
  }

  @Test
  void brings_texts_of_a_plugin_back_as_they_are() {
    assertThat(call("plugin_texts"))
        .isEqualTo(
            List.of(
                List.of("a", "", "c\r"),
                List.of(""),
                List.of("a\nb\r", "b"),
                Arrays.asList(null, "b"),
                List.of("Zoë", "☂")));
  }

  @Test
  void keeps_print_and_logging_out_of_results() {
    assertThat(call("talkative")).isEqualTo("said");
  }

  @Test
  void tells_the_log_where_it_failed_and_the_caller_nothing_of_it() {
    Outcome.Failed failed = (Outcome.Failed) mxcp.call("fails", Map.of());

    assertThat(failed.code()).isEqualTo(FailureCode.TOOL_FAILED);
    assertThat(failed.message()).contains("ValueError").doesNotContain("hidden");
    assertThat(failed.diagnostic()).contains("hidden detail", "in inner", "contract_tools.py");
    assertThat(failed.diagnostic()).doesNotContain("_engine");
  }

  @Test
  void answers_endless_recursion_with_a_failure() {
    Outcome.Failed failed = (Outcome.Failed) mxcp.call("recurse", Map.of());

    assertThat(failed.message()).contains("RecursionError");
  }

  @Test
  void stops_a_busy_loop_and_serves_on() {
    assertStops("spin");
  }

  @Test
  void stops_a_sleep_and_serves_on() {
    assertStops("sleep");
  }

  @Test
  void stops_an_async_wait_and_serves_on() {
    assertStops("wait_async");
  }

  private void assertStops(String tool) {
    Outcome.Failed failed = (Outcome.Failed) mxcp.call(tool, Map.of(), HURRY);

    assertThat(failed.code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(call("subtract", 3, 1)).isEqualTo(2L);
  }

  @Test
  void leaves_the_other_calls_alone_when_one_is_stopped() {
    CompletableFuture<Outcome> other =
        mxcp.callAsync("until_released", Map.of(), CallOptions.DEFAULT);
    mxcp.call("spin", Map.of(), HURRY);
    call("release");

    assertThat(other.join().orElseThrow()).isEqualTo("released");
  }

  @Test
  void serves_eight_threads_at_once() {
    List<CompletableFuture<Boolean>> threads =
        IntStream.range(0, 8)
            .mapToObj(thread -> CompletableFuture.supplyAsync(() -> subtracts(thread)))
            .toList();

    assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).isTrue());
  }

  private boolean subtracts(int thread) {
    return IntStream.range(0, 20)
        .allMatch(i -> call("subtract", thread * 1000, i).equals(thread * 1000L - i));
  }

  @Test
  void starts_modules_afresh_in_every_generation(@TempDir Path directory) throws Exception {
    ContractProject project = new ContractProject(directory);
    project.python("counter", ContractTools.counter("old")).tools("counter", "count", "refresh");
    try (Mxcp other = project.start(engine)) {
      assertThat(call(other, "count")).isEqualTo("old 1");
      assertThat(call(other, "count")).isEqualTo("old 2");
      project.python("counter", ContractTools.counter("new"));
      call(other, "refresh");
      ReloadReport report = other.reload().toCompletableFuture().get();

      assertThat(report.status()).isEqualTo(ReloadReport.Status.SUCCEEDED);
      assertThat(call(other, "count")).isEqualTo("new 1");
      assertThat(directory.resolve("payload.txt")).hasContent("ran");
    }
    assertThat(directory.resolve("shutdown.txt")).hasContent("second first");
  }

  @Test
  void keeps_two_runtimes_apart(@TempDir Path directory) {
    ContractProject project = new ContractProject(directory);
    project.python("contract_tools", "def values():\n    return 'mine'");
    try (Mxcp other = project.tools("contract_tools", "values").start(engine)) {
      assertThat(call(other, "values")).isEqualTo("mine");
      assertThat(call("subtract", 2, 1)).isEqualTo(1L);
    }
    assertThat(call("subtract", 2, 1)).isEqualTo(1L);
  }
}
