package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** What callers may do at the front door, and what they are told. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class FrontDoorTest {

  private static final Tool ECHO =
      Tool.builder("echo")
          .parameter("text", ValueType.string().defaultValue("nothing"))
          .returns(ValueType.string())
          .build();

  @TempDir Path directory;

  private static MxcpBuilder builder() {
    return Mxcp.builder().environment(Map.of()).tool(ECHO, call -> call.argument("text"));
  }

  private static FailureCode code(Outcome outcome) {
    return ((Outcome.Failed) outcome).code();
  }

  @Nested
  class Never {

    @Test
    void throws_for_null_arguments_json_names_or_options() {
      try (Mxcp mxcp = builder().build()) {
        assertThat(code(mxcp.call("echo", null))).isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.call("echo", Map.of(), null)))
            .isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.call((String) null, Map.of())))
            .isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.callJson("echo", null))).isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.callJson("echo", "[1]"))).isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.callJson("echo", "{"))).isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.read(null))).isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.callAsync("echo", null).join()))
            .isEqualTo(FailureCode.INVALID_ARGUMENTS);
        assertThat(code(mxcp.callAsync("echo", Map.of(), null).join()))
            .isEqualTo(FailureCode.INVALID_ARGUMENTS);
      }
    }

    @Test
    void throws_where_an_executor_is_full_or_fails() {
      try (Mxcp mxcp =
          builder()
              .executor(
                  work -> {
                    throw new RejectedExecutionException("full");
                  })
              .build()) {
        assertThat(code(mxcp.callAsync("echo", Map.of()).join())).isEqualTo(FailureCode.OVERLOADED);
      }
    }

    @Test
    void throws_for_an_error_of_a_listener() {
      CallListener broken =
          new CallListener() {
            @Override
            public void started(Call call) {
              throw new AssertionError("broken");
            }

            @Override
            public Scope invoking(Call call) {
              throw new StackOverflowError();
            }

            @Override
            public void ended(End end) {
              throw new NoClassDefFoundError("broken");
            }
          };
      try (Mxcp mxcp = builder().listener(broken).build()) {
        assertThat(mxcp.call("echo", Map.of("text", "x")).orElseThrow()).isEqualTo("x");
      }
    }

    @Test
    void ends_a_call_whose_limit_is_centuries() {
      CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofDays(365L * 300));
      try (Mxcp mxcp = builder().callTimeout(Duration.ofSeconds(Long.MAX_VALUE)).build()) {
        assertThat(mxcp.call("echo", Map.of(), options).isOk()).isTrue();
        assertThat(mxcp.call("echo", Map.of()).isOk()).isTrue();
      }
    }

    @Test
    void throws_after_the_end() {
      Mxcp mxcp = builder().build();
      mxcp.close();
      assertThat(code(mxcp.call("echo", Map.of()))).isEqualTo(FailureCode.CLOSED);
      assertThat(code(mxcp.callAsync("echo", Map.of()).join())).isEqualTo(FailureCode.CLOSED);
    }
  }

  @Nested
  class Stopping {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Object untilCancelled(Invocation call) throws InterruptedException {
      try (var registration =
          call.context().cancellation().interruptUntilClosed(stopped::countDown)) {
        begun.countDown();
        stopped.await();
      }
      throw new IllegalStateException("stopped");
    }

    private Mxcp endless() {
      return builder().tool(Tool.builder("endless").build(), this::untilCancelled).build();
    }

    @Test
    void cancelling_the_future_stops_the_call() throws Exception {
      try (Mxcp mxcp = endless()) {
        CompletableFuture<Outcome> call = mxcp.callAsync("endless", Map.of());
        begun.await();
        call.cancel(true);
        stopped.await();
      }
    }

    @Test
    void a_timeout_of_the_future_stops_the_call() throws Exception {
      try (Mxcp mxcp = endless()) {
        CompletableFuture<Outcome> call = mxcp.callAsync("endless", Map.of());
        begun.await();
        assertThat(call.orTimeout(1, TimeUnit.MILLISECONDS)).isSameAs(call);
        stopped.await();
      }
    }

    @Test
    void a_completion_from_outside_stops_the_call() throws Exception {
      try (Mxcp mxcp = endless()) {
        CompletableFuture<Outcome> call = mxcp.callAsync("endless", Map.of());
        begun.await();
        call.complete(Outcome.ok("enough"));
        stopped.await();
        assertThat(call.join().orElseThrow()).isEqualTo("enough");
      }
    }

    @Test
    void a_call_that_is_cancelled_already_runs_nothing() {
      List<String> ran = new CopyOnWriteArrayList<>();
      Cancellation token = new Cancellation();
      token.cancel();
      try (Mxcp mxcp =
          builder()
              .tool(Tool.builder("t").build(), call -> ran.add("tool"))
              .interceptor(
                  (call, next) -> {
                    ran.add("interceptor");
                    return next.invoke(call);
                  })
              .build()) {
        CallOptions options = CallOptions.DEFAULT.withCancellation(token);
        assertThat(code(mxcp.call("t", Map.of(), options))).isEqualTo(FailureCode.CANCELLED);
        assertThat(ran).isEmpty();
      }
    }

    @Test
    void nothing_behind_an_interceptor_runs_once_the_call_is_cancelled() {
      List<String> ran = new CopyOnWriteArrayList<>();
      Cancellation token = new Cancellation();
      try (Mxcp mxcp =
          builder()
              .tool(Tool.builder("t").build(), call -> ran.add("tool"))
              .interceptor(
                  (call, next) -> {
                    token.cancel();
                    return next.invoke(call);
                  })
              .build()) {
        CallOptions options = CallOptions.DEFAULT.withCancellation(token);
        assertThat(code(mxcp.call("t", Map.of(), options))).isEqualTo(FailureCode.CANCELLED);
        assertThat(ran).isEmpty();
      }
    }
  }

  @Nested
  class Values {

    record Reader(long id, String fullName, LocalDate since) {}

    private final Map<String, Object> reader =
        Map.of("id", 7L, "full_name", "Ada", "since", "2024-02-29");

    @Test
    void of_outcomes_are_read_as_java_types() {
      Outcome outcome = Outcome.ok(reader);
      Reader expected = new Reader(7, "Ada", LocalDate.of(2024, 2, 29));
      assertThat(outcome.orElseThrow(Reader.class)).isEqualTo(expected);
      assertThat(outcome.value(Reader.class)).contains(expected);
      assertThat(Outcome.ok("2024-02-29").orElseThrow(LocalDate.class)).isEqualTo("2024-02-29");
      assertThat(Outcome.ok(null).value(Reader.class)).isEmpty();
    }

    @Test
    void that_do_not_fit_say_where() {
      assertThatThrownBy(() -> Outcome.ok(Map.of("id", "x")).orElseThrow(Reader.class))
          .isInstanceOfSatisfying(
              ToolException.class,
              e -> {
                assertThat(e.code()).isEqualTo(FailureCode.INVALID_RESULT);
                assertThat(e).hasMessageContaining("id");
              });
    }

    @Test
    void of_failures_are_exceptions_with_their_cause() {
      IllegalStateException cause = new IllegalStateException("no stock");
      try (Mxcp mxcp =
          builder()
              .tool(
                  Tool.builder("fails").build(),
                  call -> {
                    throw cause;
                  })
              .build()) {
        Outcome outcome = mxcp.call("fails", Map.of());
        assertThat(outcome.value(Reader.class)).isEmpty();
        assertThatThrownBy(outcome::orElseThrow).isInstanceOf(ToolException.class).hasCause(cause);
      }
    }
  }

  @Nested
  class Exceptions {

    private Object copy(Object value) throws Exception {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    @Test
    void keep_their_lists_when_they_are_serialised() throws Exception {
      try (Mxcp mxcp = builder().build()) {
        Outcome.Failed failed = (Outcome.Failed) mxcp.call("echo", Map.of("nope", 1));
        ToolException read = (ToolException) copy(failed.toException());
        assertThat(read.violations()).isEqualTo(failed.violations()).isNotEmpty();
      }
      Files.writeString(directory.resolve("mxcp-site.yml"), "mxcp: 1\nprojcet: x\n");
      LoadException thrown =
          org.assertj.core.api.Assertions.catchThrowableOfType(
              LoadException.class, () -> Mxcp.builder().project(directory).build());
      assertThat(((LoadException) copy(thrown)).problems()).isEqualTo(thrown.problems());
    }
  }

  @Nested
  class Listeners {

    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<CallListener.End> ends = new CopyOnWriteArrayList<>();
    private final List<String> scopes = new CopyOnWriteArrayList<>();
    private final CallListener listener =
        new CallListener() {
          @Override
          public void started(Call call) {
            ids.add(call.id());
          }

          @Override
          public Scope invoking(Call call) {
            scopes.add("open " + call.target());
            return () -> scopes.add("close " + call.target());
          }

          @Override
          public void ended(End end) {
            ends.add(end);
          }
        };

    @Test
    void see_every_call_whatever_ends_it() {
      Mxcp mxcp = builder().listener(listener).build();
      mxcp.call("echo", Map.of("text", "x"));
      mxcp.call("nobody", Map.of());
      mxcp.call("echo", Map.of("nope", 1));
      mxcp.callJson("echo", "no json");
      mxcp.call(EndpointKind.PROMPT, "none", Map.of());
      mxcp.close();
      mxcp.call("echo", Map.of());
      List<String> codes = new ArrayList<>();
      for (CallListener.End end : ends) {
        codes.add(end.failure().map(e -> e.code().id()).orElse("ok"));
      }
      assertThat(codes)
          .containsExactly(
              "ok", "not_found", "invalid_arguments", "invalid_arguments", "not_found", "closed");
      assertThat(ends).extracting(CallListener.End::id).isEqualTo(ids).doesNotHaveDuplicates();
      assertThat(scopes).containsExactly("open echo", "close echo");
      assertThat(ends.get(0).value()).isEqualTo("x");
      assertThat(ends.get(0).arguments()).isEqualTo(Map.of("text", "x"));
      assertThat(ends.get(1).endpoint()).isEmpty();
    }

    @Test
    void get_arguments_without_sensitive_values() {
      Tool login =
          Tool.builder("login")
              .parameter("user", ValueType.string())
              .parameter("password", ValueType.string().sensitive())
              .build();
      try (Mxcp mxcp = builder().tool(login, call -> true).listener(listener).build()) {
        mxcp.call("login", Map.of("user", "ada", "password", "secret-1"));
      }
      assertThat(ends.get(0).arguments().get("user")).isEqualTo("ada");
      assertThat(ends.get(0).arguments().toString()).doesNotContain("secret-1");
    }

    @Test
    void do_not_switch_streaming_off() throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      List<Integer> seen = new CopyOnWriteArrayList<>();
      dev.mxcp.spi.PreparedEndpoint rows =
          new dev.mxcp.spi.PreparedEndpoint() {
            @Override
            public Object invoke(Invocation invocation) {
              throw new AssertionError("the result was made as a whole");
            }

            @Override
            public void stream(Invocation invocation, dev.mxcp.spi.ResultSink sink) {
              seen.add(1);
              sink.list();
              sink.item(1L);
            }
          };
      try (Mxcp mxcp =
          builder().tool(Tool.builder("rows").build(), rows).listener(listener).build()) {
        assertThat(mxcp.callToJson("rows", Map.of(), out)).isEmpty();
      }
      assertThat(out).hasToString("[1]");
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void names_call_and_endpoint_for_the_log_and_restores_what_was_there() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (Mxcp mxcp =
        builder()
            .tool(Tool.builder("t").build(), call -> seen.add(call.context().callId()))
            .build()) {
      MDC.put("mxcp.endpoint", "outer");
      mxcp.call("t", Map.of());
      assertThat(MDC.get("mxcp.call")).isNull();
      MDC.remove("mxcp.endpoint");
    }
    assertThat(seen.get(0)).isNotEmpty();
  }

  @Test
  void refuses_a_project_on_another_file_system() throws Exception {
    Path zip = directory.resolve("p.zip");
    try (var other = java.nio.file.FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      assertThatThrownBy(() -> Mxcp.builder().project(other.getPath("/")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("project(classLoader");
    }
  }

  @Test
  void serves_a_project_out_of_a_jar_and_removes_its_copy() throws Exception {
    Path jar = directory.resolve("shop.jar");
    try (var out = new java.util.jar.JarOutputStream(Files.newOutputStream(jar))) {
      for (var file :
          Map.of(
                  "shop/mxcp-site.yml", "mxcp: 1\nproject: shop\nprofile: default\n",
                  "shop/tools/t.yml", "mxcp: 1\ntool: {name: t, language: x, source: {code: y}}\n")
              .entrySet()) {
        out.putNextEntry(new java.util.jar.JarEntry(file.getKey()));
        out.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    Path copy;
    try (var loader = new java.net.URLClassLoader(new java.net.URL[] {jar.toUri().toURL()}, null);
        Mxcp mxcp =
            builder()
                .project(loader, "shop")
                .invoker(dev.mxcp.spi.ToolInvoker.of("x", endpoint -> call -> "from a jar"))
                .build()) {
      assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo("from a jar");
      copy = mxcp.runtime().config().directory();
      assertThat(copy).exists();
    }
    assertThat(copy).doesNotExist();
  }
}
