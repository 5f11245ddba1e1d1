package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.ConfigException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MxcpTest {

  @TempDir Path directory;

  private final LambdaInvoker invoker = new LambdaInvoker();

  private ProjectFiles project() {
    return new ProjectFiles(directory);
  }

  private static Outcome.Failed failed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (Outcome.Failed) outcome;
  }

  /** Waits until the call is cancelled, as a well-behaved tool that takes long would. */
  private static Object untilCancelled(Invocation invocation) throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    invocation.context().cancellation().onCancel(cancelled::countDown);
    assertThat(cancelled.await(120, TimeUnit.SECONDS)).isTrue();
    throw new IllegalStateException("stopped");
  }

  @Nested
  class Calls {

    @Test
    void gives_converted_arguments_and_a_checked_result() {
      invoker.tool("twice", call -> (Long) call.arguments().get("n") * 2);
      ProjectFiles files =
          project()
              .tool(
                  "twice", "parameters:\n  - {name: n, type: integer}\nreturn: {type: integer}\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).build()) {
        assertThat(mxcp.call("twice", Map.of("n", "21")).orElseThrow()).isEqualTo(42L);
      }
    }

    @Test
    void rejects_unknown_and_missing_parameters_together() {
      invoker.tool("t", call -> "never");
      ProjectFiles files = project().tool("t", "parameters:\n  - {name: n, type: integer}\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).build()) {
        Outcome.Failed failure = failed(mxcp.call("t", Map.of("m", 1)));
        assertThat(failure.code()).isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(failure.violations()).extracting("path").containsExactlyInAnyOrder("m", "n");
      }
    }

    @Test
    void takes_arguments_as_json_text() {
      invoker.tool("t", call -> call.arguments().get("n"));
      ProjectFiles files = project().tool("t", "parameters:\n  - {name: n, type: integer}\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).build()) {
        assertThat(mxcp.callJson("t", "{\"n\": 5}", CallOptions.DEFAULT).orElseThrow())
            .isEqualTo(5L);
        assertThat(failed(mxcp.callJson("t", "[5]", CallOptions.DEFAULT)).code())
            .isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(failed(mxcp.callJson("t", "{\"n\":", CallOptions.DEFAULT)).code())
            .isEqualTo(FailureCode.INVALID_ARGUMENTS);
      }
    }

    @Test
    void names_the_nearest_tool_where_there_is_none() {
      invoker.tool("greeting", call -> "hello");
      try (Mxcp mxcp = project().tool("greeting", "").builder().invoker(invoker).build()) {
        Outcome.Failed failure = failed(mxcp.call("greetign", Map.of()));
        assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND);
        assertThat(failure.message()).contains("Did you mean greeting?");
      }
    }

    @Test
    void keeps_the_text_of_an_exception_from_the_caller() {
      invoker.tool(
          "t",
          call -> {
            throw new IllegalStateException("password=hunter2 at /srv/app");
          });
      try (Mxcp mxcp = project().tool("t", "").builder().invoker(invoker).build()) {
        Outcome.Failed failure = failed(mxcp.call("t", Map.of()));
        assertThat(failure.code()).isEqualTo(FailureCode.TOOL_FAILED);
        assertThat(failure.message()).doesNotContain("hunter2").doesNotContain("/srv");
        assertThat(failure.diagnostic()).contains("hunter2").contains("MxcpTest");
      }
    }

    @Test
    void says_what_a_tool_exception_says() {
      invoker.tool(
          "t",
          call -> {
            throw new ToolException(FailureCode.DENIED, "Not for you.", "Rule 7", null);
          });
      try (Mxcp mxcp = project().tool("t", "").builder().invoker(invoker).build()) {
        Outcome outcome = mxcp.call("t", Map.of());
        assertThat(failed(outcome).code()).isEqualTo(FailureCode.DENIED);
        assertThatThrownBy(outcome::orElseThrow)
            .isInstanceOf(ToolException.class)
            .hasMessage("Not for you.");
      }
    }

    @Test
    void refuses_a_result_that_its_declaration_does_not_allow() {
      invoker.tool("t", call -> "five");
      ProjectFiles files = project().tool("t", "return: {type: integer}\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).build()) {
        assertThat(failed(mxcp.call("t", Map.of())).code()).isEqualTo(FailureCode.INVALID_RESULT);
      }
    }

    @Test
    void hands_user_and_headers_to_the_tool() {
      invoker.tool(
          "t",
          call ->
              call.context().user().username() + call.context().header("x-request").orElse("?"));
      try (Mxcp mxcp = project().tool("t", "").builder().invoker(invoker).build()) {
        CallOptions options =
            CallOptions.DEFAULT.withUser(User.of("test", "ada")).withHeader("X-Request", "7");
        assertThat(mxcp.call("t", Map.of(), options).orElseThrow()).isEqualTo("ada7");
      }
    }

    @Test
    void completes_asynchronous_calls_with_their_outcome() throws Exception {
      invoker.tool("t", call -> Thread.currentThread().getName());
      try (Mxcp mxcp = project().tool("t", "").builder().invoker(invoker).build()) {
        Outcome outcome =
            mxcp.callAsync("t", Map.of(), CallOptions.DEFAULT).get(120, TimeUnit.SECONDS);
        assertThat(outcome.orElseThrow()).isEqualTo("mxcp-call");
      }
    }

    @Test
    void reads_a_resource_by_a_concrete_uri() {
      invoker.tool("users://{id}", call -> Map.of("id", call.arguments().get("id")));
      ProjectFiles files =
          project()
              .write(
                  "resources/user.yml",
                  "mxcp: 1\nresource:\n  uri: users://{id}\n  language: java\n"
                      + "  source: {code: lambda}\n"
                      + "  parameters: [{name: id, type: integer}]\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).build()) {
        assertThat(mxcp.read("users://42").orElseThrow()).isEqualTo(Map.of("id", 42L));
        assertThat(failed(mxcp.read("users://x")).code()).isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(failed(mxcp.read("books://1")).code()).isEqualTo(FailureCode.NOT_FOUND);
      }
    }
  }

  @Nested
  class Limits {

    @Test
    void stops_a_call_at_its_own_deadline() {
      invoker.tool("slow", MxcpTest::untilCancelled);
      try (Mxcp mxcp = project().tool("slow", "").builder().invoker(invoker).build()) {
        CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(50));
        assertThat(failed(mxcp.call("slow", Map.of(), options)).code())
            .isEqualTo(FailureCode.TIMEOUT);
      }
    }

    @Test
    void stops_a_call_at_the_deadline_of_its_tool() {
      invoker.tool("slow", MxcpTest::untilCancelled);
      ProjectFiles files = project().tool("slow", "timeout: 50ms\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).build()) {
        assertThat(failed(mxcp.call("slow", Map.of())).code()).isEqualTo(FailureCode.TIMEOUT);
      }
    }

    @Test
    void stops_a_read_at_the_deadline_of_its_resource() {
      invoker.tool("slow://all", MxcpTest::untilCancelled);
      ProjectFiles files =
          project()
              .write(
                  "resources/slow.yml",
                  "mxcp: 1\nresource:\n  uri: slow://all\n  language: java\n"
                      + "  timeout: 50ms\n  source: {code: x}\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).build()) {
        assertThat(failed(mxcp.read("slow://all")).code()).isEqualTo(FailureCode.TIMEOUT);
      }
    }

    @Test
    void stops_a_call_when_its_caller_cancels() throws Exception {
      CountDownLatch running = new CountDownLatch(1);
      invoker.tool(
          "slow",
          call -> {
            running.countDown();
            return untilCancelled(call);
          });
      try (Mxcp mxcp = project().tool("slow", "").builder().invoker(invoker).build()) {
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Outcome> call =
            mxcp.callAsync("slow", Map.of(), CallOptions.DEFAULT.withCancellation(cancellation));
        assertThat(running.await(120, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThat(failed(call.get(120, TimeUnit.SECONDS)).code()).isEqualTo(FailureCode.CANCELLED);
      }
    }
  }

  @Nested
  class Problems {

    @Test
    void reports_every_error_of_the_project_and_starts_nothing() {
      ProjectFiles files =
          project()
              .tool("good", "")
              .write("tools/a.yml", "mxcp: 1\ntool: [\n")
              .write("tools/b.yml", "mxcp: 1\ntool:\n  nmae: b\n  source: {code: x}\n");
      assertThatThrownBy(() -> files.builder().invoker(invoker).build())
          .isInstanceOfSatisfying(
              LoadException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(problem -> problem.position().file().getFileName().toString())
                      .contains("a.yml", "b.yml"));
      assertThat(invoker.events).containsExactly("close");
    }

    @Test
    void serves_the_good_tools_beside_bad_ones_where_asked_to() {
      invoker.tool("good", call -> "fine");
      ProjectFiles files =
          project().tool("good", "").tool("missing", "").write("tools/a.yml", "mxcp: 1\ntool: [\n");
      try (Mxcp mxcp = files.builder().invoker(invoker).lenient(true).build()) {
        assertThat(mxcp.call("good", Map.of()).orElseThrow()).isEqualTo("fine");
        Outcome.Failed failure = failed(mxcp.call("missing", Map.of()));
        assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(failure.diagnostic()).contains("There is no such lambda.");
        assertThat(mxcp.registry().problems()).filteredOn(Problem::isError).hasSize(2);
        assertThat(mxcp.health().isHealthy()).isFalse();
      }
    }

    @Test
    void closes_what_was_started_where_a_tool_cannot_be_prepared() {
      ProjectFiles files = project().tool("missing", "");
      assertThatThrownBy(() -> files.builder().invoker(invoker).build())
          .isInstanceOf(LoadException.class)
          .hasMessageContaining("There is no such lambda.");
      assertThat(invoker.events).containsExactly("start 1", "stop", "hook 2", "hook 1", "close");
    }

    @Test
    void a_builder_checks_and_builds_as_often_as_it_is_asked_to() {
      MxcpBuilder builder = project().builder();
      assertThat(builder.check()).isEmpty();
      builder.build().close();
      builder.build().close();
    }

    @Test
    void says_how_to_get_a_database() {
      try (Mxcp mxcp = project().builder().build()) {
        assertThatThrownBy(() -> mxcp.runtime().database())
            .isInstanceOf(ConfigException.class)
            .hasMessageContaining("SqlInvoker.duckDb()");
      }
    }
  }

  @Nested
  class Surroundings {

    @Test
    void interceptors_stand_around_the_invoker_in_order() {
      invoker.tool("t", call -> "core");
      try (Mxcp mxcp =
          project()
              .tool("t", "")
              .builder()
              .invoker(invoker)
              .interceptor((call, next) -> "(" + next.invoke(call) + ")")
              .interceptor((call, next) -> "[" + next.invoke(call) + "]")
              .build()) {
        assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo("([core])");
      }
    }

    @Test
    void listeners_see_the_end_of_every_call_and_cannot_break_it() {
      List<CallListener.End> ends = new CopyOnWriteArrayList<>();
      CallListener broken =
          new CallListener() {
            @Override
            public void ended(End end) {
              ends.add(end);
              throw new IllegalStateException("broken listener");
            }
          };
      invoker.tool("t", call -> "fine");
      ProjectFiles files = project().tool("t", "");
      try (Mxcp mxcp = files.builder().invoker(invoker).listener(broken).build()) {
        assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
        assertThat(mxcp.call("t", Map.of("x", 1)).isOk()).isFalse();
      }
      assertThat(ends)
          .extracting(end -> end.failure().map(ToolException::code))
          .containsExactly(Optional.empty(), Optional.of(FailureCode.INVALID_ARGUMENTS));
    }
  }

  @Nested
  class End {

    @Test
    void closes_once_and_refuses_calls_afterwards() {
      invoker.tool("t", call -> "fine");
      Mxcp mxcp = project().tool("t", "").builder().invoker(invoker).build();
      mxcp.close();
      mxcp.close();
      assertThat(invoker.events).containsExactly("start 1", "stop", "hook 2", "hook 1", "close");
      assertThat(failed(mxcp.call("t", Map.of())).code()).isEqualTo(FailureCode.CLOSED);
      assertThat(mxcp.health().state()).isEqualTo(Health.State.CLOSED);
      assertThatThrownBy(mxcp::runtime).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void waits_for_running_calls() throws Exception {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch proceed = new CountDownLatch(1);
      invoker.tool(
          "t",
          call -> {
            running.countDown();
            proceed.await();
            return "finished";
          });
      Mxcp mxcp = project().tool("t", "").builder().invoker(invoker).build();
      CompletableFuture<Outcome> call = mxcp.callAsync("t", Map.of(), CallOptions.DEFAULT);
      assertThat(running.await(120, TimeUnit.SECONDS)).isTrue();
      Thread closing = new Thread(mxcp::close);
      closing.start();
      while (mxcp.health().state() != Health.State.CLOSED) {
        Thread.onSpinWait();
      }
      proceed.countDown();
      closing.join();
      assertThat(call.get(120, TimeUnit.SECONDS).orElseThrow()).isEqualTo("finished");
    }

    @Test
    void leaves_no_thread_behind() throws Exception {
      invoker.tool("t", call -> "fine");
      Mxcp mxcp = project().tool("t", "").builder().invoker(invoker).build();
      mxcp.callAsync("t", Map.of(), CallOptions.DEFAULT).get(120, TimeUnit.SECONDS);
      mxcp.reload().toCompletableFuture().get(120, TimeUnit.SECONDS);
      Map<Thread, StackTraceElement[]> before = new HashMap<>(Thread.getAllStackTraces());
      mxcp.close();
      for (Thread thread : before.keySet()) {
        if (thread.getName().startsWith("mxcp-")) {
          thread.join(30_000);
          assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
      }
    }
  }
}
