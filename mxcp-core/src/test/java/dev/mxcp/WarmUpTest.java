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
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What invokers may begin early, and in which order they prepare. */
@Timeout(60)
class WarmUpTest {

  private static final int MANY = 60;

  @TempDir Path directory;

  private final Probe probe = new Probe();

  @Test
  void ends_before_the_start_and_has_the_configuration() {
    new ProjectFiles(directory).tool("t", "");
    probe.waitsFor = Thread.currentThread();
    try (Mxcp mxcp = build()) {
      assertThat(probe.events).containsExactly("warm default", "start", "prepare t");
      assertThat(mxcp.registry().tools()).hasSize(1);
      assertThat(probe.warmed).isNotSameAs(Thread.currentThread());
      assertThat(probe.warmed.isAlive()).isFalse();
    }
    assertThat(probe.events).endsWith("prepare t", "close");
  }

  @Test
  void comes_again_with_every_reload() throws Exception {
    new ProjectFiles(directory).tool("t", "");
    try (Mxcp mxcp = build()) {
      mxcp.reload(ReloadRequest.plain("again")).toCompletableFuture().get();
      assertThat(probe.events)
          .containsExactly(
              "warm default", "start", "prepare t", "close", "warm default", "start", "prepare t");
    }
  }

  @Test
  void what_it_throws_counts_for_nothing() {
    new ProjectFiles(directory).tool("t", "");
    probe.thrown = new ExceptionInInitializerError("no such library");
    try (Mxcp mxcp = build()) {
      assertThat(mxcp.registry().problems()).isEmpty();
      assertThat(probe.events).contains("start");
    }
  }

  @Test
  void is_taken_back_where_a_definition_is_wrong() {
    new ProjectFiles(directory).write("tools/a.yml", "mxcp: 1\ntool: [\n");
    assertThatThrownBy(this::build).isInstanceOf(LoadException.class);
    assertThat(probe.events).containsExactly("warm default", "cool");
    assertThat(probe.warmed.isAlive()).isFalse();
  }

  @Test
  void gets_no_configuration_where_the_site_file_is_wrong() {
    new ProjectFiles(directory).write("mxcp-site.yml", "mxcp: 1\nprojcet: x\n");
    assertThatThrownBy(this::build).isInstanceOf(LoadException.class);
    assertThat(probe.events).containsExactly("nothing", "cool");
    assertThat(probe.warmed.isAlive()).isFalse();
  }

  @Test
  void is_not_taken_back_from_an_invoker_that_was_started() {
    new ProjectFiles(directory).tool("t", "");
    probe.failStart = true;
    assertThatThrownBy(this::build).isInstanceOf(ConfigException.class);
    assertThat(probe.events).containsExactly("warm default", "start", "close");
  }

  @Test
  void prepares_one_by_one_in_order_on_the_thread_of_the_start() {
    ProjectFiles files = new ProjectFiles(directory);
    List<String> names = many(files);
    try (Mxcp mxcp = build()) {
      assertThat(probe.prepared).containsExactlyElementsOf(names);
      assertThat(probe.preparing).containsOnly(Thread.currentThread());
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
    return Mxcp.builder()
        .project(directory)
        .environment(Map.of())
        .home(directory.resolve("home"))
        .invoker(probe)
        .build();
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
    public void warmUp(CompletableFuture<Config> config) {
      warmed = Thread.currentThread();
      // Takes until the build does nothing any more but to wait for it.
      while (waitsFor != null
          && waitsFor.getState() != Thread.State.WAITING
          && !config.isCancelled()) {
        Thread.onSpinWait();
      }
      if (thrown != null) {
        throw thrown;
      }
      config
          .handle(
              (read, failure) -> events.add(read == null ? "nothing" : "warm " + read.profile()))
          .join();
    }

    @Override
    public void coolDown() {
      events.add("cool");
    }

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
    public void close() {
      events.add("close");
    }
  }
}
