package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When sessions are opened, started and closed, and in which order they prepare. */
@Timeout(240)
class InvokerSessionTest {

  private static final int MANY = 60;

  @TempDir Path directory;

  private final Probe probe = new Probe();

  @Test
  void is_opened_early_with_the_configuration_on_a_thread_that_ends() throws Exception {
    new ProjectFiles(directory).tool("t", "");
    probe.waitsFor = Thread.currentThread();
    try (Mxcp mxcp = build()) {
      assertThat(probe.events).containsExactly("warm default", "start", "prepare t");
      assertThat(mxcp.registry().tools()).hasSize(1);
      assertThat(probe.warmed).isNotSameAs(Thread.currentThread());
      probe.warmed.join(120_000);
      assertThat(probe.warmed.isAlive()).isFalse();
    }
    assertThat(probe.events).endsWith("prepare t", "stop", "close");
  }

  @Test
  void is_another_one_after_every_reload() throws Exception {
    new ProjectFiles(directory).tool("t", "");
    try (Mxcp mxcp = build()) {
      mxcp.reload(ReloadRequest.plain("again")).toCompletableFuture().get();
      assertThat(probe.events)
          .containsExactly(
              "warm default",
              "start",
              "prepare t",
              "stop",
              "close",
              "warm default",
              "start",
              "prepare t");
    }
  }

  @Test
  void does_not_start_if_it_cannot_be_opened() {
    new ProjectFiles(directory).tool("t", "");
    probe.thrown = new ExceptionInInitializerError("no such library");
    assertThatThrownBy(this::build)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("open the invoker for java")
        .hasMessageContaining("no such library");
    assertThat(probe.events).isEmpty();
  }

  @Test
  void an_invoker_serves_several_runtimes_at_once() {
    new ProjectFiles(directory).tool("t", "");
    try (Mxcp one = build();
        Mxcp two = build()) {
      assertThat(one.call("t", Map.of()).isOk()).isTrue();
      assertThat(two.call("t", Map.of()).isOk()).isTrue();
    }
    assertThat(probe.events).filteredOn("close"::equals).hasSize(2);
  }

  @Test
  void a_prepare_that_returns_null_is_a_load_error_with_the_language() {
    new ProjectFiles(directory).tool("t", "");
    assertThatThrownBy(() -> builder().invoker(ToolInvoker.of("java", endpoint -> null)).build())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("The invoker for java failed: prepare returned null");
  }

  @Test
  void is_closed_unstarted_if_a_definition_is_wrong() {
    new ProjectFiles(directory).write("tools/a.yml", "mxcp: 1\ntool: [\n");
    assertThatThrownBy(this::build).isInstanceOf(LoadException.class);
    assertThat(probe.events).containsExactly("warm default", "close");
  }

  @Test
  void gets_no_configuration_if_the_site_file_is_wrong() {
    new ProjectFiles(directory).write("mxcp-site.yml", "mxcp: 1\nprojcet: x\n");
    assertThatThrownBy(this::build).isInstanceOf(LoadException.class);
    assertThat(probe.events).containsExactly("nothing", "close");
  }

  @Test
  void is_closed_once_if_its_start_fails() {
    new ProjectFiles(directory).tool("t", "");
    probe.failStart = true;
    assertThatThrownBy(this::build).isInstanceOf(ConfigException.class);
    assertThat(probe.events).containsExactly("warm default", "start", "stop", "close");
  }

  @Test
  void prepares_one_by_one_in_order_on_one_thread() {
    ProjectFiles files = new ProjectFiles(directory);
    List<String> names = many(files);
    try (Mxcp mxcp = build()) {
      assertThat(probe.prepared).containsExactlyElementsOf(names);
      assertThat(new HashSet<>(probe.preparing)).hasSize(1);
      assertThat(mxcp.registry().tools()).hasSize(MANY);
    }
  }

  @Test
  void tells_problems_in_order_whatever_was_prepared_first() {
    List<String> names = many(new ProjectFiles(directory));
    probe.parallel = true;
    probe.failPrepare = true;
    assertThatThrownBy(this::build)
        .isInstanceOfSatisfying(
            LoadException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::endpoint)
                    .containsExactlyElementsOf(names));
    assertThat(probe.prepared).containsExactlyInAnyOrderElementsOf(names);
  }

  private static List<String> many(ProjectFiles files) {
    List<String> names = IntStream.range(100, 100 + MANY).mapToObj(i -> "t" + i).toList();
    names.forEach(name -> files.tool(name, ""));
    return names;
  }

  private Mxcp build() {
    return builder().invoker(probe).build();
  }

  private MxcpBuilder builder() {
    return Mxcp.builder().project(directory).environment(Map.of()).home(directory.resolve("home"));
  }

  /** Notes what is asked of it. */
  private static final class Probe implements ToolInvoker {

    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> prepared = new CopyOnWriteArrayList<>();
    final List<Thread> preparing = new CopyOnWriteArrayList<>();
    volatile Thread warmed = Thread.currentThread();
    volatile Thread waitsFor;
    volatile Error thrown;
    volatile boolean failStart;
    volatile boolean failPrepare;
    volatile boolean parallel;

    @Override
    public String language() {
      return "java";
    }

    @Override
    public InvokerSession open(CompletionStage<Config> config) {
      warmed = Thread.currentThread();
      // Takes until the build does nothing any more but to wait for it.
      while (waitsFor != null && waitsFor.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      if (thrown != null) {
        throw thrown;
      }
      config
          .handle(
              (read, failure) -> events.add(read == null ? "nothing" : "warm " + read.profile()))
          .toCompletableFuture()
          .join();
      return new Session();
    }

    private final class Session implements InvokerSession {

      @Override
      public void start(Runtime runtime) {
        events.add("start");
        if (failStart) {
          throw new IllegalStateException("asked to fail");
        }
      }

      @Override
      public boolean preparesInParallel() {
        return parallel;
      }

      @Override
      public PreparedEndpoint prepare(Endpoint endpoint) {
        events.add("prepare " + endpoint.id());
        prepared.add(endpoint.id());
        preparing.add(Thread.currentThread());
        if (failPrepare) {
          Problem problem =
              Problem.error(ProblemCode.FUNCTION_MISSING, endpoint.position(), "There is none.");
          throw new LoadException(List.of(problem));
        }
        return invocation -> null;
      }

      @Override
      public void stop() {
        events.add("stop");
      }

      @Override
      public void close() {
        events.add("close");
      }
    }
  }
}
