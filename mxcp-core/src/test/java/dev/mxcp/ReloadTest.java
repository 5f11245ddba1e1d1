package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadReport.Status;
import dev.mxcp.runtime.ReloadRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

  @TempDir Path directory;

  private final LambdaInvoker invoker = new LambdaInvoker();
  private ProjectFiles files;

  @BeforeEach
  void write_project() {
    invoker.tool("t", call -> "fine");
    files = new ProjectFiles(directory).tool("t", "");
  }

  private Mxcp start() {
    return files.builder().invoker(invoker).build();
  }

  private static ReloadReport reload(Mxcp mxcp, ReloadRequest.Payload payload) throws Exception {
    return mxcp.reload(new ReloadRequest("test", payload))
        .toCompletableFuture()
        .get(120, TimeUnit.SECONDS);
  }

  @Test
  void ends_one_generation_runs_the_payload_and_starts_the_next() throws Exception {
    try (Mxcp mxcp = start()) {
      ReloadReport report = reload(mxcp, () -> invoker.events.add("payload"));
      assertThat(report.status()).isEqualTo(Status.SUCCEEDED);
      assertThat(report.generation()).isEqualTo(2);
      assertThat(invoker.events)
          .containsExactly("start 1", "stop", "hook 2", "hook 1", "payload", "close", "start 2");
      assertThat(mxcp.health().lastReload()).contains(report);
    }
  }

  @Test
  void serves_what_the_files_say_after_it() throws Exception {
    invoker.tool("new_one", call -> "here");
    try (Mxcp mxcp = start()) {
      assertThat(mxcp.call("new_one", Map.of()).isOk()).isFalse();
      files.tool("new_one", "");
      mxcp.reload().toCompletableFuture().get(120, TimeUnit.SECONDS);
      assertThat(mxcp.call("new_one", Map.of()).orElseThrow()).isEqualTo("here");
    }
  }

  @Test
  void goes_on_with_the_old_state_where_the_payload_fails() throws Exception {
    try (Mxcp mxcp = start()) {
      ReloadReport report =
          reload(
              mxcp,
              () -> {
                throw new IllegalStateException("no delivery today");
              });
      assertThat(report.status()).isEqualTo(Status.PAYLOAD_FAILED);
      assertThat(report.error()).contains("no delivery today");
      assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
    }
  }

  @Test
  void answers_clearly_where_the_restart_fails_and_recovers_by_another() throws Exception {
    try (Mxcp mxcp = start()) {
      invoker.failStart(true);
      assertThat(reload(mxcp, () -> {}).status()).isEqualTo(Status.START_FAILED);
      Outcome outcome = mxcp.call("t", Map.of());
      assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.NOT_RUNNING);
      assertThat(mxcp.health().state()).isEqualTo(Health.State.FAILED);
      invoker.failStart(false);
      assertThat(reload(mxcp, () -> {}).status()).isEqualTo(Status.SUCCEEDED);
      assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
    }
  }

  @Test
  void holds_new_calls_back_until_it_is_done() throws Exception {
    CountDownLatch inPayload = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    try (Mxcp mxcp = start()) {
      CompletableFuture<ReloadReport> report =
          mxcp.reload(
                  new ReloadRequest(
                      "test",
                      () -> {
                        inPayload.countDown();
                        proceed.await();
                      }))
              .toCompletableFuture();
      assertThat(inPayload.await(120, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Outcome> call = mxcp.callAsync("t", Map.of(), CallOptions.DEFAULT);
      Outcome hasty =
          mxcp.call("t", Map.of(), CallOptions.DEFAULT.withTimeout(Duration.ofMillis(20)));
      assertThat(((Outcome.Failed) hasty).code()).isEqualTo(FailureCode.RELOADING);
      proceed.countDown();
      assertThat(call.get(120, TimeUnit.SECONDS).orElseThrow()).isEqualTo("fine");
      assertThat(report.get(120, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
  }

  @Test
  void serves_requests_that_come_together_with_one_restart() throws Exception {
    AtomicInteger payloads = new AtomicInteger();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    invoker.tool(
        "t",
        call -> {
          running.countDown();
          proceed.await();
          return "fine";
        });
    try (Mxcp mxcp = start()) {
      CompletableFuture<Outcome> call = mxcp.callAsync("t", Map.of(), CallOptions.DEFAULT);
      assertThat(running.await(120, TimeUnit.SECONDS)).isTrue();
      List<CompletableFuture<ReloadReport>> reports = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        reports.add(
            mxcp.reload(new ReloadRequest("n", payloads::incrementAndGet)).toCompletableFuture());
      }
      proceed.countDown();
      for (CompletableFuture<ReloadReport> report : reports) {
        assertThat(report.get(120, TimeUnit.SECONDS).generation()).isEqualTo(2);
      }
      assertThat(payloads).hasValue(5);
      assertThat(call.get(120, TimeUnit.SECONDS).isOk()).isTrue();
    }
  }

  @Test
  void loses_no_call_while_it_happens_again_and_again() throws Exception {
    AtomicInteger active = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    invoker.tool(
        "t",
        call -> {
          active.incrementAndGet();
          try {
            return "fine";
          } finally {
            active.decrementAndGet();
          }
        });
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Mxcp mxcp = start()) {
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        callers.add(threads.submit(() -> answered(mxcp, 1_000)));
      }
      for (int i = 0; i < 50; i++) {
        ReloadReport report = reload(mxcp, () -> inside.addAndGet(active.get()));
        assertThat(report.status()).isEqualTo(Status.SUCCEEDED);
      }
      for (Future<Integer> caller : callers) {
        assertThat(caller.get(120, TimeUnit.SECONDS)).isEqualTo(1_000);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(inside).as("calls that were inside while a payload ran").hasValue(0);
  }

  private static int answered(Mxcp mxcp, int calls) {
    int answered = 0;
    for (int i = 0; i < calls; i++) {
      answered += mxcp.call("t", Map.of()).isOk() ? 1 : 0;
    }
    return answered;
  }

  @Test
  void reloads_by_itself_when_a_source_changes_where_asked_to() {
    invoker.tool("later", call -> "here");
    try (Mxcp mxcp = files.builder().invoker(invoker).watchFiles(true).build()) {
      files.tool("later", "");
      while (!mxcp.call("later", Map.of()).isOk()) {
        Thread.onSpinWait();
      }
      assertThat(mxcp.registry().tool("later")).isPresent();
    }
  }

  @Test
  void drops_requests_that_wait_and_gives_up_the_running_payload_when_closed() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Mxcp mxcp = start();
    ReloadRequest.Payload endless =
        () -> {
          running.countDown();
          never.await();
        };
    CompletableFuture<ReloadReport> first =
        mxcp.reload(new ReloadRequest("first", endless)).toCompletableFuture();
    assertThat(running.await(120, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<ReloadReport> second =
        mxcp.reload(new ReloadRequest("second", () -> {})).toCompletableFuture();
    CompletableFuture<Void> end = CompletableFuture.runAsync(mxcp::close);
    assertThat(second.get(120, TimeUnit.SECONDS).status()).isEqualTo(Status.CANCELLED);
    assertThat(first.get(120, TimeUnit.SECONDS).status()).isEqualTo(Status.CANCELLED);
    end.get(120, TimeUnit.SECONDS);
    assertThat(mxcp.health().state()).isEqualTo(Health.State.CLOSED);
    assertThat(invoker.events).doesNotContain("start 2").containsOnlyOnce("close");
  }

  @Test
  void reports_requests_that_come_after_the_end() throws Exception {
    Mxcp mxcp = start();
    mxcp.close();
    assertThat(reload(mxcp, () -> {}).status()).isEqualTo(Status.CANCELLED);
  }
}
