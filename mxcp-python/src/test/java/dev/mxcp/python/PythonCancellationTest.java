package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Cancellation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonCancellationTest {

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void start() throws Exception {
    project = new PythonProject(directory);
    project.file(
        "python/tools.py",
        """
        import asyncio, os, threading, time
        from mxcp.runtime import mcp

        entered = threading.Semaphore(0)
        ended = []

        def spin():
            entered.release()
            try:
                while True:
                    pass
            finally:
                ended.append("spin")

        def stubborn():
            entered.release()
            while True:
                try:
                    while True:
                        pass
                except BaseException:
                    pass

        def sleep():
            entered.release()
            time.sleep(600)

        async def wait():
            entered.release()
            try:
                await asyncio.sleep(600)
            finally:
                ended.append("wait")

        async def block_the_loop():
            entered.release()
            time.sleep(600)

        def until_entered():
            entered.acquire()

        def pid():
            return os.getpid()

        def ends():
            return list(ended)

        async def add(a, b):
            await asyncio.sleep(0)
            return a + b

        gate = threading.Barrier(8)

        def meet():
            gate.wait()
            return threading.get_ident()
        """);
    project.start();
    call("pid");
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private Object call(String tool) throws Exception {
    return project.call(tool, "python/tools.py", Map.of());
  }

  private ToolException cancelled(String tool, FailureCode code) throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<ToolException> ending =
        CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    ToolException.class,
                    () ->
                        project.call(
                            tool, "python/tools.py", Map.of(), Contexts.of(cancellation))));
    call("until_entered");
    cancellation.cancel(code);
    return ending.join();
  }

  @Test
  void stops_python_code_without_harm_to_its_worker() throws Exception {
    Object before = call("pid");

    assertThat(cancelled("spin", FailureCode.TIMEOUT).code()).isEqualTo(FailureCode.TIMEOUT);
    assertThat(cancelled("wait", FailureCode.CANCELLED).code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(call("ends")).isEqualTo(List.of("spin", "wait"));
    assertThat(call("pid")).isEqualTo(before);
  }

  @Test
  void replaces_a_worker_with_a_call_that_does_not_stop() throws Exception {
    Object before = call("pid");

    assertThat(cancelled("stubborn", FailureCode.TIMEOUT).code()).isEqualTo(FailureCode.TIMEOUT);

    assertThat(call("pid")).isNotEqualTo(before);
  }

  @Test
  void replaces_a_worker_that_sleeps_in_native_code() throws Exception {
    Object before = call("pid");

    assertThat(cancelled("sleep", FailureCode.CANCELLED).code()).isEqualTo(FailureCode.CANCELLED);

    assertThat(call("pid")).isNotEqualTo(before);
  }

  @Test
  void replaces_a_worker_whose_loop_is_blocked() throws Exception {
    Object before = call("pid");

    assertThat(cancelled("block_the_loop", FailureCode.TIMEOUT).code())
        .isEqualTo(FailureCode.TIMEOUT);

    assertThat(call("pid")).isNotEqualTo(before);
  }

  @Test
  void does_not_begin_a_call_that_is_cancelled_already() throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    ToolException failure =
        catchThrowableOfType(
            ToolException.class,
            () -> project.call("spin", "python/tools.py", Map.of(), Contexts.of(cancellation)));

    assertThat(failure.code()).isEqualTo(FailureCode.CANCELLED);
  }

  @Test
  void serves_many_calls_at_once() {
    List<CompletableFuture<Object>> calls =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return call("meet");
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                        },
                        task -> new Thread(task).start()))
            .toList();

    assertThat(calls.stream().map(CompletableFuture::join)).doesNotHaveDuplicates().hasSize(8);
  }
}
