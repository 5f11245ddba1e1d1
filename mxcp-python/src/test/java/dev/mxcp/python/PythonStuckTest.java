package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.CallEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that takes no bytes, starts slowly or loses its receiver stops nobody else. */
@Tag("long")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PythonStuckTest {

  private static final CallOptions HURRY = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(500));

  @TempDir Path directory;
  private FaultProject project;

  @BeforeEach
  void write() {
    project = new FaultProject(directory);
    project.python(
        "hold",
        "import re\nfrom mxcp.runtime import mcp\n\nasync def hold():\n"
            + "    await mcp.info('holds')\n    re.match('(a+)+$', 'a' * 60 + 'b')\n");
    project.tool("hold");
    project.python("size", "def size(text):\n    return len(text)\n").tool("size", "text");
    project.write(
        "tools/endless.yml",
        "mxcp: 1\ntool:\n  name: endless\n  source:\n"
            + "    code: SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b\n");
  }

  private static CompletableFuture<Outcome> hold(Mxcp mxcp, CallOptions options) {
    CompletableFuture<String> holds = new CompletableFuture<>();
    CallEvents events =
        new CallEvents() {
          @Override
          public void message(String level, String message) {
            holds.complete(message);
          }
        };
    CompletableFuture<Outcome> call = mxcp.callAsync("hold", Map.of(), options.withEvents(events));
    assertThat(holds.join()).isEqualTo("holds");
    return call;
  }

  /** Where the machine is busy, a call may end before it was sent: then nothing was found stuck. */
  private static @Nullable Object untilServed(Mxcp mxcp, Map<String, String> arguments) {
    while (true) {
      if (mxcp.call("size", arguments, HURRY) instanceof Outcome.Ok ok) {
        return ok.value();
      }
    }
  }

  private static FailureCode codeOf(Outcome outcome) {
    return ((Outcome.Failed) outcome).code();
  }

  @Test
  void holds_up_no_deadline_and_no_close() throws Exception {
    Map<String, String> large = Map.of("text", "x".repeat(2_000_000));
    try (Mxcp mxcp =
        project.builder(PythonInvoker.create()).drainTimeout(Duration.ofSeconds(1)).build()) {
      CompletableFuture<Outcome> holding = hold(mxcp, CallOptions.DEFAULT);

      CompletableFuture<Outcome> blocked = mxcp.callAsync("size", large, HURRY);
      CompletableFuture<Outcome> query = mxcp.callAsync("endless", Map.of(), HURRY);

      assertThat(codeOf(blocked.join())).isEqualTo(FailureCode.TIMEOUT);
      assertThat(codeOf(query.join())).isEqualTo(FailureCode.TIMEOUT);
      assertThat(untilServed(mxcp, large)).isEqualTo(2_000_000L);
      assertThat(codeOf(holding.join())).isEqualTo(FailureCode.WORKER_LOST);
      CompletableFuture<Outcome> last = hold(mxcp, CallOptions.DEFAULT);
      CompletableFuture<Outcome> behind = mxcp.callAsync("size", large, CallOptions.DEFAULT);
      mxcp.close();
      assertThat(last.join()).isInstanceOf(Outcome.Failed.class);
      assertThat(behind.join()).isInstanceOf(Outcome.Failed.class);
    }
    assertThat(project.leftovers()).isEmpty();
  }

  @Test
  void a_call_that_waits_for_a_restart_ends_at_its_deadline() throws Exception {
    project.python(
        "slow",
        "import os, time\n\nif os.path.exists('ended'):\n    time.sleep(600)\n\n"
            + "def slow():\n    open('ended', 'w').close()\n    os._exit(1)\n");
    project.tool("slow");
    try (Mxcp mxcp = project.builder(PythonInvoker.create()).build()) {
      assertThat(codeOf(mxcp.call("slow", Map.of()))).isEqualTo(FailureCode.WORKER_LOST);

      assertThat(codeOf(mxcp.call("good", Map.of(), HURRY))).isEqualTo(FailureCode.TIMEOUT);
    }
    assertThat(project.leftovers()).as("the process that was being started").isEmpty();
  }

  @Test
  void an_error_of_a_receiver_of_events_ends_nothing() throws Exception {
    CallEvents failing =
        new CallEvents() {
          @Override
          public void message(String level, String message) {
            throw new AssertionError("as it should");
          }
        };
    project.python(
        "talk",
        "import asyncio\nfrom mxcp.runtime import mcp\n\nasync def talk():\n"
            + "    for _ in range(20):\n        await mcp.info('x')\n"
            + "        await asyncio.sleep(0.01)\n    return 'said'\n");
    project.tool("talk");
    try (Mxcp mxcp = project.builder(PythonInvoker.create()).build()) {
      CompletableFuture<Outcome> call =
          mxcp.callAsync("talk", Map.of(), CallOptions.DEFAULT.withEvents(failing));
      while (!call.isDone()) {
        assertThat(FaultProject.isGood(mxcp)).isTrue();
      }
      assertThat(call.join().orElseThrow()).isEqualTo("said");
    }
  }

  @Test
  void a_module_that_never_ends_its_import_is_named_and_left_out() throws Exception {
    project.python("endless_import", "x = 1\nwhile x: pass\n\ndef endless_import(): pass\n");
    project.tool("endless_import");
    PythonInvoker invoker = PythonInvoker.create().importTimeout(Duration.ofSeconds(4));
    try (Mxcp mxcp = project.builder(invoker).build()) {
      assertThat(FaultProject.isGood(mxcp)).isTrue();
      Outcome.Failed failed = (Outcome.Failed) mxcp.call("endless_import", Map.of());
      assertThat(failed.code()).isEqualTo(FailureCode.UNAVAILABLE);
      assertThat(failed.diagnostic()).contains("took too long and was stopped");
    }
  }

  @Test
  void a_hook_that_takes_too_long_has_failed_and_the_next_one_runs() throws Exception {
    project.python(
        "hooks",
        "from mxcp.runtime import on_init\n\n@on_init\ndef endless():\n    x = 1\n    while x: pass\n\n"
            + "@on_init\nasync def after():\n    global ran\n    ran = True\n\n"
            + "def hooks():\n    return ran\n");
    project.tool("hooks");
    PythonInvoker invoker = PythonInvoker.create().hookTimeout(Duration.ofSeconds(4));
    try (Mxcp mxcp = project.builder(invoker).build()) {
      assertThat(mxcp.call("hooks", Map.of()).orElseThrow()).isEqualTo(true);
      assertThat(mxcp.health().hookFailures().toString())
          .contains("endless", "hooks.py", "took longer than 4s");
    }
  }

  @Test
  void a_process_may_have_so_much_memory_and_no_more() throws Exception {
    project.python("fill", "def fill():\n    return len(bytearray(2 << 30))\n").tool("fill");
    PythonInvoker invoker = PythonInvoker.create().memoryLimit(1L << 30);
    try (Mxcp mxcp = project.builder(invoker).build()) {
      Outcome.Failed failed = (Outcome.Failed) mxcp.call("fill", Map.of());

      assertThat(failed.message()).isEqualTo("The tool failed: MemoryError");
      assertThat(FaultProject.isGood(mxcp)).isTrue();
    }
  }
}
