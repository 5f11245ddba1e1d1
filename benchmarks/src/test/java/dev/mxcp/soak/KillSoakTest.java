package dev.mxcp.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillSoakTest {

  private static final int THREADS = 4;
  private static final int KILLS = 20 * SoakProject.FACTOR;

  @TempDir Path directory;

  private final AtomicBoolean killing = new AtomicBoolean(true);
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void only_calls_inside_of_a_killed_process_fail() throws Exception {
    Leftovers leftovers = new Leftovers();
    SoakProject project =
        new SoakProject(directory)
            .python(
                "work",
                "import os\nfrom mxcp.runtime import on_init\n_ready = False\n\n"
                    + "@on_init\ndef begin():\n"
                    + "    global _ready\n    _ready = True\n"
                    + "    with open('starts', 'a') as log:\n        log.write('x')\n\n"
                    + "def work():\n    return {'ready': _ready, 'pid': os.getpid()}\n");
    try (Mxcp mxcp = project.builder().build()) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> call(mxcp)));
      }
      long last = 0;
      for (int i = 0; i < KILLS; i++) {
        last = killNext(mxcp, last);
      }
      killing.set(false);
      for (Future<?> caller : callers) {
        caller.get(120, TimeUnit.SECONDS);
      }
      threads.shutdown();
      assertThat(pid(mxcp)).isNotEqualTo(last);
    }
    assertThat(Files.readString(directory.resolve("starts"))).hasSize(KILLS + 1);
    assertThat(lost.get()).as("calls that failed").isLessThanOrEqualTo(KILLS * (THREADS + 1));
    assertThat(answered.get()).isGreaterThan(KILLS);
    leftovers.assertNone();
  }

  /** Kills the process that serves now; it is another one than the last. */
  private long killNext(Mxcp mxcp, long last) throws Exception {
    long pid = pid(mxcp);
    assertThat(pid).isNotEqualTo(last);
    Optional<ProcessHandle> worker = ProcessHandle.of(pid);
    worker.ifPresent(ProcessHandle::destroyForcibly);
    if (worker.isPresent()) {
      worker.get().onExit().get(120, TimeUnit.SECONDS);
    }
    return pid;
  }

  private long pid(Mxcp mxcp) {
    while (true) {
      Outcome outcome = mxcp.call("work", Map.of());
      if (outcome instanceof Outcome.Ok ok) {
        return ((Number) ((Map<?, ?>) ok.value()).get("pid")).longValue();
      }
      count((Outcome.Failed) outcome);
    }
  }

  private void call(Mxcp mxcp) {
    while (killing.get()) {
      Outcome outcome = mxcp.call("work", Map.of());
      if (outcome instanceof Outcome.Ok ok) {
        assertThat(((Map<?, ?>) ok.value()).get("ready")).as("hooks ran").isEqualTo(true);
        answered.incrementAndGet();
      } else {
        count((Outcome.Failed) outcome);
      }
    }
  }

  private void count(Outcome.Failed failed) {
    assertThat(failed.code()).as(failed.diagnostic()).isEqualTo(FailureCode.WORKER_LOST);
    lost.incrementAndGet();
  }
}
