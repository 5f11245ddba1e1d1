package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mxcp.python.PythonInvoker;
import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.python.engine.PythonSetup;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Contract of every {@link PythonEngine}, as tests: the engine is called by the Python invoker and
 * directly. Includes {@link ToolInvokerContract}.
 *
 * <p>They are skipped, with the engine's own reason, where it is not available. Needs the artifact
 * mxcp-python.
 */
public interface PythonEngineContract extends ToolInvokerContract {

  /** Returns the engine under test. */
  PythonEngine engine();

  /** Returns the setup of interpreters; by default, with the environment of the JVM. */
  default PythonSetup setup(Path directory) {
    return new PythonSetup(directory, null, new ProcessBuilder().environment());
  }

  /** Skips everything where the engine says that it cannot run here. */
  @BeforeEach
  default void is_available(@TempDir Path directory) {
    Optional<String> reason = engine().unavailable(setup(directory));
    assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
  }

  @Override
  default ToolInvoker newInvoker() {
    return PythonInvoker.create().engine(engine());
  }

  @Override
  default String extension() {
    return "py";
  }

  @Override
  default String echo() {
    return """
        import asyncio

        async def echo(text):
            await asyncio.sleep(0)
            print("this goes to the log")
            return text
        """;
  }

  @Override
  default String failing() {
    return """
        def failing():
            raise ValueError("as it should")
        """;
  }

  @Override
  default String endless() {
    return """
        import time

        def endless():
            while True:
                time.sleep(0.01)
        """;
  }

  /** The author of a tool reads where it failed. */
  @Test
  default void gives_the_traceback_to_the_log(@TempDir Path directory) {
    try (ContractRuntime runtime = start(directory)) {
      assertThat(runtime.tools().call("failing"))
          .failed()
          .hasDiagnosticContaining("failing.py")
          .hasDiagnosticContaining("ValueError: as it should");
    }
  }

  /** It is Python 3, and says which. */
  @Test
  default void says_its_version(@TempDir Path directory) throws Exception {
    try (PythonInterpreter python = engine().start(setup(directory), new Silent())) {
      assertThat(python.version()).matches("3\\.\\d+.*");
    }
  }

  /** Whatever the Python side makes of a request is an answer, on any number of threads. */
  @Test
  default void answers_requests_of_many_threads(@TempDir Path directory) throws Exception {
    try (PythonInterpreter python = engine().start(setup(directory), new Silent())) {
      assertThat(
              LongStream.rangeClosed(1, 64)
                  .parallel()
                  .mapToObj(id -> request(python, id))
                  .filter(answer -> !answer.isEmpty()))
          .hasSize(64);
    }
  }

  /** Interrupting or giving up what has ended does nothing. */
  @Test
  default void ignores_what_has_ended(@TempDir Path directory) throws Exception {
    try (PythonInterpreter python = engine().start(setup(directory), new Silent())) {
      request(python, 1);
      python.interrupt(1);
      python.abandon(1);
      assertThat(request(python, 2)).isNotEmpty();
    }
  }

  /** Nobody waits for an interpreter that has ended. */
  @Test
  default void fails_requests_after_its_end(@TempDir Path directory) throws Exception {
    PythonInterpreter closed = engine().start(setup(directory), new Silent());
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.request(1, "unknown", "{}"))
        .isInstanceOf(PythonLostException.class);
    try (PythonInterpreter killed = engine().start(setup(directory), new Silent())) {
      killed.kill();
      assertThatThrownBy(() -> killed.request(1, "unknown", "{}"))
          .isInstanceOf(PythonLostException.class);
    }
  }

  private static String request(PythonInterpreter python, long id) {
    try {
      return python.request(id, "unknown", "{}");
    } catch (PythonLostException e) {
      throw new AssertionError("The interpreter ended in the middle of a request", e);
    }
  }

  /** A host that has nothing to give. */
  final class Silent implements PythonHost {

    private Silent() {}

    @Override
    public String request(long callId, String operation, String payload) {
      return "-{\"message\": \"there is no host\"}";
    }

    @Override
    public void post(long callId, String operation, String payload) {}

    @Override
    public void lost(String reason) {}
  }
}
