package dev.mxcp.soak;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools that do what no tool should: each gets its outcome, and the runtime goes on serving. */
@Tag("long")
class MisbehaviourTest {

  private static final Duration DEADLINE = Duration.ofSeconds(2);

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  @CsvSource(
      delimiter = '|',
      value = {
        "busy loop       | while True: pass                                     | TIMEOUT",
        "long sleep      | import time; time.sleep(1e6)                         | TIMEOUT",
        "native block    | import re; re.match('(a+)+$', 'a' * 60 + 'b')        | TIMEOUT",
        "lock for ever   | import threading; threading.Event().wait()           | TIMEOUT",
        "exit at once    | import os; os._exit(1)                               | WORKER_LOST",
        "segfault        | import ctypes; ctypes.string_at(0)                   | WORKER_LOST",
        "polite exit     | import sys; sys.exit()                               | TOOL_FAILED",
        "interrupt       | raise KeyboardInterrupt()                            | TOOL_FAILED",
        "deep recursion  | f = lambda: f(); f()                                 | TOOL_FAILED",
        "swallows errors | import swallow; swallow.for_ever()                   | TIMEOUT"
      })
  void gives_an_outcome_and_serves_on(String name, String body, FailureCode code) {
    SoakProject project =
        new SoakProject(directory)
            .write(
                "python/swallow.py",
                "import time\n\ndef for_ever():\n    while True:\n        try:\n"
                    + "            time.sleep(0.01)\n        except BaseException:\n"
                    + "            pass\n")
            .python(
                "bad",
                "def bad():\n    f = None\n    "
                    + body.replace("f = lambda", "global g\n    g = lambda")
                        .replace("f(); f()", "g(); g()")
                    + "\n")
            .python("good", "def good():\n    return 'fine'\n");
    try (Mxcp mxcp = project.builder().build()) {
      assertThat(mxcp.call("good", Map.of()).orElseThrow()).isEqualTo("fine");
      Outcome outcome = call(mxcp, "bad");
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertThat(((Outcome.Failed) outcome).code())
          .as(((Outcome.Failed) outcome).diagnostic())
          .isEqualTo(code);
      assertThat(mxcp.call("good", Map.of()).orElseThrow()).isEqualTo("fine");
    }
  }

  /** The pipe is full, since nobody reads it; who keeps the deadlines must not wait for it. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void holds_up_no_deadline_when_a_process_takes_no_bytes() throws Exception {
    SoakProject project =
        new SoakProject(directory)
            .python(
                "hold",
                "import re\nfrom mxcp.runtime import mcp\n\nasync def hold():\n"
                    + "    await mcp.info('holds')\n    sum(range(10**12))\n")
            .write("python/size.py", "def size(text):\n    return len(text)\n")
            .write(
                "tools/size.yml",
                "mxcp: 1\ntool:\n  name: size\n  parameters: [{name: text, type: string}]\n"
                    + "  source: {file: ../python/size.py}\n")
            .sql(
                "endless", "SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b");
    Leftovers leftovers = new Leftovers();
    Map<String, String> large = Map.of("text", "x".repeat(2_000_000));
    CallOptions hurry = CallOptions.DEFAULT.withTimeout(DEADLINE);
    try (Mxcp mxcp = project.builder().drainTimeout(Duration.ofSeconds(1)).build()) {
      for (int i = 0; i < SoakProject.FACTOR; i++) {
        CompletableFuture<Outcome> holding = hold(mxcp);
        CompletableFuture<Outcome> blocked = mxcp.callAsync("size", large, hurry);
        Outcome query = call(mxcp, "endless");
        assertThat(((Outcome.Failed) query).code()).isEqualTo(FailureCode.TIMEOUT);
        assertThat(((Outcome.Failed) blocked.join()).code()).isEqualTo(FailureCode.TIMEOUT);
        // Where the machine is busy, a call may end before it was sent.
        Outcome next = mxcp.call("size", large, hurry);
        while (next instanceof Outcome.Failed) {
          next = mxcp.call("size", large, hurry);
        }
        assertThat(next.orElseThrow()).isEqualTo(2_000_000L);
        assertThat(holding.join()).isInstanceOf(Outcome.Failed.class);
      }
      hold(mxcp);
    }
    leftovers.assertNone();
  }

  private static CompletableFuture<Outcome> hold(Mxcp mxcp) {
    CompletableFuture<String> holds = new CompletableFuture<>();
    CallEvents events =
        new CallEvents() {
          @Override
          public void message(String level, String message) {
            holds.complete(message);
          }
        };
    CompletableFuture<Outcome> call =
        mxcp.callAsync("hold", Map.of(), CallOptions.DEFAULT.withEvents(events));
    holds.join();
    return call;
  }

  @Test
  void survives_two_gigabytes_of_result() {
    SoakProject project =
        new SoakProject(directory)
            .python("bad", "def bad():\n    return 'x' * (2 * 1024 ** 3)\n")
            .python("good", "def good():\n    return 'fine'\n");
    try (Mxcp mxcp = project.builder().build()) {
      Outcome outcome =
          mxcp.call("bad", Map.of(), CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(60)));
      assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.LIMIT_EXCEEDED);
      assertThat(mxcp.call("good", Map.of()).orElseThrow()).isEqualTo("fine");
    }
  }

  @Test
  void survives_a_flood_of_print() {
    SoakProject project =
        new SoakProject(directory)
            .python("bad", "def bad():\n    while True:\n        print('x' * 100)\n")
            .python("good", "def good():\n    return 'fine'\n");
    try (Mxcp mxcp = project.builder().build()) {
      Outcome outcome = call(mxcp, "bad");
      assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.TIMEOUT);
      assertThat(mxcp.call("good", Map.of()).orElseThrow()).isEqualTo("fine");
    }
  }

  @Test
  void keeps_a_forked_child_away_from_the_pipe() {
    SoakProject project =
        new SoakProject(directory)
            .python(
                "bad",
                "import os\n\ndef bad():\n    pid = os.fork()\n    if pid == 0:\n"
                    + "        return 'child'\n    os.waitpid(pid, 0)\n    return 'parent'\n");
    try (Mxcp mxcp = project.builder().build()) {
      assertThat(mxcp.call("bad", Map.of()).orElseThrow()).isEqualTo("parent");
      assertThat(mxcp.call("bad", Map.of()).orElseThrow()).isEqualTo("parent");
    }
  }

  @Test
  void stops_a_query_that_would_run_for_hours() {
    SoakProject project =
        new SoakProject(directory)
            .sql(
                "bad",
                "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range)"
                    + " % 7 = 3")
            .sql("good", "SELECT 'fine' AS it");
    try (Mxcp mxcp = project.builder().build()) {
      assertThat(mxcp.call("good", Map.of()).isOk()).isTrue();
      Outcome outcome = call(mxcp, "bad");
      assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.TIMEOUT);
      assertThat(mxcp.call("good", Map.of()).isOk()).isTrue();
    }
  }

  /** That it comes back at all is the promise: nothing but the deadline ends these tools. */
  private static Outcome call(Mxcp mxcp, String tool) {
    return mxcp.call(tool, Map.of(), CallOptions.DEFAULT.withTimeout(DEADLINE));
  }
}
