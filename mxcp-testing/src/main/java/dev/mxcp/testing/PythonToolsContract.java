package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Contract of every {@link PythonEngine} of Python 3, as tests: what tools, hooks and plugins may
 * rely on. Includes {@link PythonEngineContract}.
 *
 * <p>Most of them share one started project, since engines may take seconds to start. Needs the
 * artifacts mxcp-python and mxcp-sql.
 */
@ExtendWith(SharedPythonTools.class)
public interface PythonToolsContract extends PythonCompatibilityContract {

  /** The limit of calls that would never end. */
  CallOptions HURRY = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(200));

  /** What JSON can say comes back as it is, and Python's own types in one agreed form. */
  @Test
  default void returns_values_of_every_json_kind(PythonTools tools) {
    Outcome.Ok outcome = (Outcome.Ok) tools.mxcp().call("values", Map.of());
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

  /** The order of arguments and parameters does not matter. */
  @Test
  default void passes_arguments_by_name(PythonTools tools) {
    assertThat(tools.subtract(50, 8)).isEqualTo(42L);
  }

  /** A tool may wait for many things at once. */
  @Test
  default void gathers_async_functions_in_order(PythonTools tools) {
    assertThat(tools.value("gather")).isEqualTo(List.of(0L, 1L, 4L));
  }

  /** Every SQL type has its Python type. */
  @Test
  default void brings_values_of_every_sql_type_to_python(PythonTools tools) {
    assertThat(tools.value("sql_types"))
        .isEqualTo("bool int int float float str bytes date datetime list dict NoneType");
  }

  /** Rows travel by columns, and nobody notices. */
  @Test
  default void brings_columns_with_gaps_and_of_mixed_types_to_python(PythonTools tools) {
    assertThat(tools.value("sql_columns")).isEqualTo(true);
  }

  /** What Python binds to a statement comes back equal. */
  @Test
  default void sends_parameters_of_every_type_to_sql(PythonTools tools) {
    assertThat(tools.value("sql_parameters")).isEqualTo(true);
  }

  /** An exception inside of a transaction takes its changes back, and no others. */
  @Test
  default void undoes_a_transaction_that_fails(PythonTools tools) {
    assertThat(tools.value("transactions")).isEqualTo(List.of(1L, 1L));
  }

  /** Hooks run once, plain and async ones, in the order of their definition. */
  @Test
  default void runs_start_up_hooks_once_in_order(PythonTools tools) {
    assertThat(tools.value("hooks")).isEqualTo(List.of("first", "second"));
  }

  /** Methods of plugins are SQL functions. */
  @Test
  default void calls_a_plugin_from_sql(PythonTools tools) {
    assertThat(tools.value("plugin_from_sql")).isEqualTo("haha");
  }

  /** Functions of plugins are called for every row, with nulls and without parameters. */
  @Test
  default void calls_a_plugin_over_many_rows(PythonTools tools) {
    String kinds = "int int int" + " NoneType".repeat(9);
    assertThat(tools.value("plugin_over_rows"))
        .isEqualTo(Arrays.asList(5_000L, 4_999 * 5_000 / 4.0 - 5, 4_999L, 5_000L, kinds, null));
  }

  /** Line breaks, empty texts, nulls and letters of all kinds stay what they are. */
  @Test
  default void brings_texts_of_a_plugin_back_as_they_are(PythonTools tools) {
    assertThat(tools.value("plugin_texts"))
        .isEqualTo(
            List.of(
                List.of("a", "", "c\r"),
                List.of(""),
                List.of("a\nb\r", "b"),
                Arrays.asList(null, "b"),
                List.of("Zoë", "☂")));
  }

  /** What a tool prints or logs is not part of its answer. */
  @Test
  default void keeps_print_and_logging_out_of_results(PythonTools tools) {
    assertThat(tools.value("talkative")).isEqualTo("said");
  }

  /** A caller reads the type of an exception only; the log has its text and the frames. */
  @Test
  default void tells_the_log_where_it_failed_and_the_caller_nothing_of_it(PythonTools tools) {
    Outcome.Failed failed = (Outcome.Failed) tools.mxcp().call("fails", Map.of());
    assertThat(failed.code()).isEqualTo(FailureCode.TOOL_FAILED);
    assertThat(failed.message()).contains("ValueError").doesNotContain("hidden");
    assertThat(failed.diagnostic()).contains("hidden detail", "in inner", "contract_tools.py");
    assertThat(failed.diagnostic()).doesNotContain("_engine");
  }

  /** Python's own limit of recursion comes before the end of any stack. */
  @Test
  default void answers_endless_recursion_with_a_failure(PythonTools tools) {
    Outcome.Failed failed = (Outcome.Failed) tools.mxcp().call("recurse", Map.of());
    assertThat(failed.message()).contains("RecursionError");
  }

  /** A loop that calls nothing ends at its limit. */
  @Test
  default void stops_a_busy_loop_and_serves_on(PythonTools tools) {
    assertStops(tools, "spin");
  }

  /** A sleep ends at its limit. */
  @Test
  default void stops_a_sleep_and_serves_on(PythonTools tools) {
    assertStops(tools, "sleep");
  }

  /** An await ends at its limit. */
  @Test
  default void stops_an_async_wait_and_serves_on(PythonTools tools) {
    assertStops(tools, "wait_async");
  }

  private static void assertStops(PythonTools tools, String tool) {
    assertThat(tools.mxcp().call(tool, Map.of(), HURRY)).failedWith(FailureCode.TIMEOUT);
    assertThat(tools.subtract(3, 1)).isEqualTo(2L);
  }

  /** A call that is stopped takes no other one with it. */
  @Test
  default void leaves_the_other_calls_alone_when_one_is_stopped(PythonTools tools) {
    CompletableFuture<Outcome> other =
        tools.mxcp().callAsync("until_released", Map.of(), CallOptions.DEFAULT);
    tools.mxcp().call("spin", Map.of(), HURRY);
    tools.value("release");
    assertThat(other.join().orElseThrow()).isEqualTo("released");
  }

  /** Answers find the call that they belong to. */
  @Test
  default void serves_eight_threads_at_once(PythonTools tools) {
    List<CompletableFuture<Boolean>> threads =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> subtracts(tools, i * 1000L)))
            .toList();
    assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).isTrue());
  }

  private static boolean subtracts(PythonTools tools, long from) {
    return IntStream.range(0, 20)
        .allMatch(i -> Long.valueOf(from - i).equals(tools.subtract(from, i)));
  }

  /**
   * Modules keep their state until a reload. Shutdown hooks run then and at the end; pools finish,
   * {@code atexit} handlers run and files are written.
   */
  @Test
  default void starts_modules_afresh_in_every_generation(@TempDir Path directory) throws Exception {
    PythonToolsProject project = PythonToolsProject.create(directory).counter("old");
    try (Mxcp mxcp = project.start(this)) {
      assertThat(mxcp.call("count", Map.of()).orElseThrow()).isEqualTo("old 1");
      assertThat(mxcp.call("count", Map.of()).orElseThrow()).isEqualTo("old 2");
      project.counter("new");
      mxcp.call("refresh", Map.of()).orElseThrow();
      ReloadReport report = mxcp.reload().toCompletableFuture().get();

      assertThat(report.status()).isEqualTo(ReloadReport.Status.SUCCEEDED);
      assertThat(mxcp.call("count", Map.of()).orElseThrow()).isEqualTo("new 1");
      assertThat(directory.resolve("payload.txt")).hasContent("ran");
    }
    assertThat(directory.resolve("shutdown.txt")).hasContent("second first");
    for (String file : List.of("at_exit.txt", "left_open.txt", "pool.txt")) {
      assertThat(directory.resolve(file)).as("ends as a program does").hasContent("old new ");
    }
  }

  /** Projects with modules and tools of the same names know nothing of each other. */
  @Test
  default void keeps_two_runtimes_apart(PythonTools tools, @TempDir Path directory) {
    PythonToolsProject project = PythonToolsProject.create(directory);
    project.python("contract_tools", "def values():\n    return 'mine'");
    try (Mxcp other = project.tools("contract_tools", "values").start(this)) {
      assertThat(other.call("values", Map.of()).orElseThrow()).isEqualTo("mine");
      assertThat(tools.subtract(2, 1)).isEqualTo(1L);
    }
    assertThat(tools.subtract(2, 1)).isEqualTo(1L);
  }
}
