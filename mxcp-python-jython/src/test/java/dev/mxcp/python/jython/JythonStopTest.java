package dev.mxcp.python.jython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that take too long end, and the others go on. */
final class JythonStopTest {

  @TempDir Path directory;

  @Test
  void stops_a_loop_of_python_and_runs_its_cleanup() {
    try (Mxcp mxcp =
        open(
            """
            stopped = []
            def t():
                try:
                    while True:
                        pass
                finally:
                    stopped.append("cleanup")
                    stopped.append("to the end")
            def after():
                return stopped
            """)) {
      assertTimeout(mxcp);
      assertThat(mxcp.call("after", Map.of()).orElseThrow())
          .asString()
          .isEqualTo("[cleanup, to the end]");
    }
  }

  @Test
  void stops_a_sleep() {
    try (Mxcp mxcp =
        open(
            """
            import time
            stopped = []
            def t():
                try:
                    time.sleep(600)
                finally:
                    stopped.append("cleanup")
            def after():
                return stopped
            """)) {
      assertTimeout(mxcp);
      assertThat(mxcp.call("after", Map.of()).orElseThrow()).asString().isEqualTo("[cleanup]");
    }
  }

  @Test
  void gives_up_a_call_that_swallows_every_exception() {
    try (Mxcp mxcp =
        open(
            """
            import time
            def t():
                while True:
                    try:
                        time.sleep(0.01)
                    except:
                        pass
            def after():
                return "served"
            """)) {
      assertTimeout(mxcp);
      assertThat(mxcp.call("after", Map.of()).orElseThrow()).isEqualTo("served");
    }
  }

  @Test
  void gives_up_a_call_in_java_code_that_does_not_end() {
    try (Mxcp mxcp =
        open(
            """
            from java.util.concurrent.locks import ReentrantLock
            from java.lang import Thread
            lock = ReentrantLock()
            def hold():
                lock.lock()
            holder = Thread(hold)
            holder.start()
            holder.join()
            def t():
                lock.lock()
            def after():
                return "served"
            """)) {
      assertTimeout(mxcp);
      assertThat(mxcp.call("after", Map.of()).orElseThrow()).isEqualTo("served");
    }
  }

  private Mxcp open(String python) {
    return new Project(directory).python(python).tool("t").tool("after").open();
  }

  private static void assertTimeout(Mxcp mxcp) {
    CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300));
    Outcome outcome = mxcp.call("t", Map.of(), options);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, it -> assertThat(it.code()).isEqualTo(FailureCode.TIMEOUT));
  }
}
