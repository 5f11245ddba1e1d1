package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.config.Config;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Contract of every {@link ToolInvoker}, as tests; implement it in a test class of your invoker.
 *
 * <pre>{@code
 * class MyInvokerTest implements ToolInvokerContract {
 *   public ToolInvoker newInvoker() { return new MyInvoker(); }
 *   public String echo() { return "return $text"; }
 *   public String failing() { return "fail"; }
 *   public String endless() { return "loop"; }
 * }
 * }</pre>
 *
 * <p>The four methods give an invoker and, in its language, the sources of three tools.
 */
public interface ToolInvokerContract {

  /** How long anything may take that should take no time; a loaded machine must not fail it. */
  Duration PATIENCE = Duration.ofMinutes(3);

  /** Returns the invoker under test. */
  ToolInvoker newInvoker();

  /** Returns the source of the tool {@code echo}, which returns its text parameter {@code text}. */
  String echo();

  /** Returns the source of the tool {@code failing}, which has no parameter and always fails. */
  String failing();

  /** Returns the source of the tool {@code endless}, which has no parameter and never ends. */
  String endless();

  /**
   * Returns the extension of source files, such as {@code py}, where sources must be files; empty,
   * which is the default, if code is inline in the definition.
   */
  default String extension() {
    return "";
  }

  /** Configures what else the invoker needs; by default nothing. */
  default void configure(MxcpBuilder builder) {}

  /** Returns a running project with the three tools; close it. */
  default ContractRuntime start(Path directory) {
    return ContractRuntime.start(this, directory);
  }

  /** Arguments arrive, and results come back, as they are. */
  @Test
  default void gives_back_what_it_was_given(@TempDir Path directory) {
    try (ContractRuntime runtime = start(directory)) {
      for (String text : List.of("hello", "", "Grüße, 世界 \uD83D\uDE00", "it's \"quoted\"\n$x")) {
        assertThat(runtime.tools().call("echo", Map.of("text", text))).isOk().isEqualTo(text);
      }
    }
  }

  /** An endpoint is prepared once, however often it is called. */
  @Test
  default void prepares_once_and_invokes_many_times(@TempDir Path directory) {
    try (ContractRuntime runtime = start(directory)) {
      for (int i = 0; i < 20; i++) {
        assertThat(runtime.tools().call("echo", Map.of("text", "x" + i))).isOk();
      }
      assertThat(runtime.prepared()).containsExactlyInAnyOrder("echo", "endless", "failing");
    }
  }

  /** Calls at the same time do not mix. */
  @Test
  default void keeps_concurrent_invocations_apart(@TempDir Path directory) throws Exception {
    try (ContractRuntime runtime = start(directory)) {
      List<CompletableFuture<Outcome>> calls =
          IntStream.range(0, 64)
              .mapToObj(i -> runtime.later("echo", Map.of("text", "n" + i)))
              .toList();
      for (int i = 0; i < calls.size(); i++) {
        assertThat(ContractRuntime.await(calls.get(i))).isOk().isEqualTo("n" + i);
      }
    }
  }

  /** What goes wrong in a tool is an outcome with two texts, and harms no other call. */
  @Test
  default void makes_outcomes_of_errors(@TempDir Path directory) {
    try (ContractRuntime runtime = start(directory)) {
      for (int i = 0; i < 3; i++) {
        assertThat(runtime.tools().call("failing"))
            .failed()
            .isFaultOf(FailureCode.Fault.TOOL)
            .doesNotMention("\tat ")
            .doesNotMention("Traceback")
            .doesNotMention(directory.toString());
        assertThat(runtime.tools().call("echo", Map.of("text", "after"))).isOk().isEqualTo("after");
      }
    }
  }

  /** A call ends soon after its deadline. */
  @Test
  default void stops_at_the_deadline(@TempDir Path directory) throws Exception {
    try (ContractRuntime runtime = start(directory)) {
      CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300));
      CompletableFuture<Outcome> call = runtime.mxcp().callAsync("endless", Map.of(), options);
      assertThat(ContractRuntime.await(call)).failedWith(FailureCode.TIMEOUT);
      assertThat(runtime.tools().call("echo", Map.of("text", "after"))).isOk().isEqualTo("after");
    }
  }

  /** A call ends soon after its caller cancelled it, however early that was. */
  @Test
  default void stops_when_its_caller_cancels(@TempDir Path directory) throws Exception {
    try (ContractRuntime runtime = start(directory)) {
      Cancellation cancellation = new Cancellation();
      CallOptions options = CallOptions.DEFAULT.withCancellation(cancellation);
      CompletableFuture<Outcome> call = runtime.mxcp().callAsync("endless", Map.of(), options);
      runtime.awaitStart("endless");
      cancellation.cancel();
      assertThat(ContractRuntime.await(call)).failedWith(FailureCode.CANCELLED);
      assertThat(runtime.tools().call("echo", Map.of("text", "after"))).isOk().isEqualTo("after");
    }
  }

  /** A reload starts it again; calls that come meanwhile wait and are answered. */
  @Test
  default void serves_again_after_a_reload(@TempDir Path directory) throws Exception {
    try (ContractRuntime runtime = start(directory)) {
      assertThat(runtime.tools().call("echo", Map.of("text", "before"))).isOk();
      var report = runtime.mxcp().reload().toCompletableFuture();
      Outcome meanwhile = ContractRuntime.await(runtime.later("echo", Map.of("text", "meanwhile")));
      assertThat(meanwhile).isOk().isEqualTo("meanwhile");
      assertThat(report.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isSuccess()).isTrue();
      assertThat(runtime.tools().call("echo", Map.of("text", "after"))).isOk().isEqualTo("after");
      assertThat(runtime.prepared()).hasSize(6);
    }
  }

  /** Closing ends everything, and a second time nothing more. */
  @Test
  default void closes_twice(@TempDir Path directory) {
    ContractRuntime runtime = start(directory);
    runtime.close();
    assertThatCode(runtime::close).doesNotThrowAnyException();
    assertThat(runtime.invoker().closed()).isEqualTo(runtime.invoker().opened());
  }

  /** A session that was never started can be closed. */
  @Test
  default void closes_a_session_that_was_never_started() throws Exception {
    CompletableFuture<Config> config = new CompletableFuture<>();
    config.completeExceptionally(new CancellationException("The project is not read"));
    try (InvokerSession session = newInvoker().open(config)) {
      assertThat(session).isNotNull();
    } catch (CancellationException | CompletionException e) {
      // Newer JDKs wrap it once more.
      assertThat(e).hasStackTraceContaining("The project is not read");
    }
  }

  /** One invoker serves several runtimes at once. */
  @Test
  default void serves_two_runtimes_at_once(@TempDir Path directory) {
    ToolInvoker shared = newInvoker();
    try (ContractRuntime one = ContractRuntime.start(this, shared, directory.resolve("one"));
        ContractRuntime two = ContractRuntime.start(this, shared, directory.resolve("two"))) {
      assertThat(one.tools().call("echo", Map.of("text", "1"))).isOk().isEqualTo("1");
      assertThat(two.tools().call("echo", Map.of("text", "2"))).isOk().isEqualTo("2");
    }
  }

  /** No thread and no process is left behind. */
  @Test
  default void leaves_nothing_behind(@TempDir Path directory) throws Exception {
    LeakWatch watch = new LeakWatch(PATIENCE);
    watch.begin("this test");
    try (ContractRuntime runtime = start(directory)) {
      assertThat(runtime.tools().call("echo", Map.of("text", "x"))).isOk();
      Mxcp mxcp = runtime.mxcp();
      mxcp.reload().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(watch.end()).isEmpty();
  }
}
