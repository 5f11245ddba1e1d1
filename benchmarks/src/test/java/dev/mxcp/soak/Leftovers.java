package dev.mxcp.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Sees that nothing is left of a runtime that was closed. */
final class Leftovers {

  private final Set<Long> processes = children();

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  /** Fails where a process or a thread of the library goes on. */
  void assertNone() throws Exception {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("mxcp")) {
        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).as("thread " + thread.getName()).isFalse();
      }
    }
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      if (!processes.contains(child.pid())) {
        child.onExit().get(120, TimeUnit.SECONDS);
      }
    }
  }
}
