package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link PythonToolsContract} that keeps existing tools running: what is ordinary in
 * Python, whatever its style.
 */
public interface PythonCompatibilityContract extends PythonEngineContract {

  /** A definition may depend on a condition, and a callable need not be a function. */
  @Test
  default void loads_functions_however_they_are_made(PythonTools tools) {
    assertThat(tools.value("chosen")).isEqualTo("fallback");
    assertThat(tools.value("injected")).isEqualTo("injected");
    assertThat(tools.value("partial")).isEqualTo("partial");
    assertThat(tools.value("made")).isEqualTo(Map.of("x", 1L));
  }

  /** What cannot be imported by a name is loaded by its path, with the files beside it. */
  @Test
  default void loads_files_of_odd_names_with_their_neighbours(PythonTools tools) {
    assertThat(tools.value("odd_place")).isEqualTo("beside");
  }

  /** Sources are decoded as Python does it. */
  @Test
  default void reads_sources_in_their_own_encoding(PythonTools tools) {
    assertThat(tools.value("latin")).isEqualTo("Zo\u00eb");
    assertThat(tools.value("marked")).isEqualTo(1L);
  }

  /** One file is one module, so its hooks run once. */
  @Test
  default void keeps_one_module_for_a_file_of_two_names(PythonTools tools) {
    List<String> runs = List.of("contract_state");
    assertThat(tools.value("one_module"))
        .isEqualTo(List.of(true, runs, "contract_state", "assistant"));
  }

  /** The text of a key is that of an equal value, whatever else the result holds. */
  @Test
  default void gives_every_key_one_text(PythonTools tools) {
    List<?> pairs = (List<?>) tools.value("keys");
    List<Object> texts = new ArrayList<>();
    for (Object pair : pairs) {
      Map<?, ?> alone = (Map<?, ?>) ((List<?>) pair).get(0);
      Map<?, ?> beside = (Map<?, ?>) ((List<?>) pair).get(1);
      assertThat(beside.keySet().stream().filter(key -> !key.equals("other")).toList())
          .isEqualTo(List.copyOf(alone.keySet()));
      texts.addAll(alone.keySet());
    }
    assertThat(texts)
        .containsExactly(
            "red", "2024-02-29", "AP8=", "2024-02-29T01:00:00", "1", "2.5", "3", "null", "1.10",
            "(1, 'a')");
  }

  /** Two keys of one text would be one; that is told. */
  @Test
  default void tells_of_keys_that_have_the_same_text(PythonTools tools) {
    String message = "The result at rows[0] has two keys with the text \"1\"";
    for (String tool : List.of("same_keys", "same_keys_beside_others")) {
      Outcome.Failed failed = (Outcome.Failed) tools.mxcp().call(tool, Map.of());
      assertThat(failed.code()).isEqualTo(FailureCode.INVALID_RESULT);
      assertThat(failed.message()).isEqualTo(message);
    }
    assertThat(((Outcome.Failed) tools.mxcp().call("odd_key", Map.of())).message())
        .isEqualTo("The result at rows has a key of type object, which has no text");
  }

  /** What a group of exceptions has for the caller gets there, and nothing else of it. */
  @Test
  default void gives_the_texts_of_grouped_and_empty_errors(PythonTools tools) {
    assertThat(failure(tools, "group"))
        .isEqualTo("no such customer\nThe tool failed: KeyError");
    assertThat(failure(tools, "group_without_text"))
        .isEqualTo("The tool failed: ExceptionGroup (KeyError)");
    assertThat(failure(tools, "empty_error")).isEqualTo("The tool failed: ToolError");
  }

  private static String failure(PythonTools tools, String tool) {
    return ((Outcome.Failed) tools.mxcp().call(tool, Map.of())).message();
  }

  /** sys.stdout can do what a stream of text can, and cannot be closed. */
  @Test
  default void lets_tools_use_the_standard_streams_as_streams(PythonTools tools) {
    assertThat(tools.value("streams"))
        .isEqualTo(
            List.of("<stdout>", "<stderr>", "w", false, false, "utf-8", false, true, true));
  }

  /** The first call configures logging, and the host's log goes on. */
  @Test
  default void does_what_a_configuration_of_logging_says(PythonTools tools) {
    assertThat(tools.value("logs")).isEqualTo(List.of("DEBUG written\n", 2L));
  }

  /** No call runs on the main thread, or finds the event loop of another one. */
  @Test
  default void runs_every_call_on_the_same_kind_of_thread(PythonTools tools) {
    List<CompletableFuture<@Nullable Object>> calls =
        IntStream.range(0, 12)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> tools.value("thread")))
            .toList();
    assertThat(calls)
        .allSatisfy(
            call -> assertThat(call.join()).isEqualTo(List.of(false, "no loop", 42L)));
  }

  /** A connection of sqlite3 that a call has left serves the others. */
  @Test
  default void shares_connections_of_sqlite_between_calls(PythonTools tools) {
    assertThat(tools.value("shared_connection")).isEqualTo(1L);
    List<CompletableFuture<@Nullable Object>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> tools.value("shared_connection")))
            .toList();
    assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(1L));
  }

  /** What a module sets when it is imported holds for its calls. */
  @Test
  default void keeps_the_context_of_modules_for_calls(PythonTools tools) {
    assertThat(tools.value("precision")).isEqualTo(41L);
  }

  /** The configuration is there as the files have it. */
  @Test
  default void gives_whole_documents_of_configuration(PythonTools tools) {
    assertThat(tools.value("whole_documents"))
        .isEqualTo(
            List.of(List.of(), List.of(Map.of("name", "words", "module", "words")), "dict"));
  }

  /** The user is of the class that tools import. */
  @Test
  default void gives_the_user_as_an_object_of_its_class(PythonTools tools) {
    CallOptions options = CallOptions.DEFAULT.withUser(User.of("cli", "ada"));
    assertThat(((Outcome.Ok) tools.mxcp().call("who", Map.of(), options)).value())
        .isEqualTo(List.of(true, true, "ada", "cli"));
  }

  /** Events of a call go to who made it, and to nobody else. */
  @Test
  default void collects_execution_events_call_by_call(PythonTools tools) {
    List<CompletableFuture<Void>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.runAsync(() -> assertEvents(tools, i)))
            .toList();
    calls.forEach(CompletableFuture::join);
  }

  private static void assertEvents(PythonTools tools, long number) {
    List<Map<String, @Nullable Object>> events = Collections.synchronizedList(new ArrayList<>());
    CallEvents receiver =
        new CallEvents() {
          @Override
          public void executionEvent(Map<String, @Nullable Object> event) {
            events.add(event);
          }
        };
    Map<String, Object> arguments = Map.of("a", number, "b", 7);
    CallOptions options = CallOptions.DEFAULT.withEvents(receiver);
    assertThat(tools.mxcp().call("audited", arguments, options)).isOk();

    assertThat(events).extracting("target").containsExactly("crm", "mail");
    assertThat(events.get(0)).containsEntry("summary", "call " + number);
    assertThat(events.get(0)).containsEntry("kind", "external").containsEntry("status", "success");
    assertThat(events.get(1)).containsEntry("status", "error").containsEntry("error", "ValueError: 7");
    assertThat(events.get(1)).containsEntry("details", Map.of("to", List.of(number, 7L)));
    assertThat(events).allSatisfy(event -> assertThat(event.get("duration_ms")).isNotNull());
    assertThat((String) events.get(0).get("started_at")).matches("\\d{4}-.*T.*Z");
  }
}
