package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonFailureTest {

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void start() throws Exception {
    project = new PythonProject(directory);
    project.secret("api", Map.of("key", "s3cret-value"));
    project.file(
        "python/tools.py",
        """
        import os, signal, sys, threading
        from mxcp.runtime import ToolError, config, db, on_init

        starts = []

        @on_init
        def started():
            starts.append(os.getpid())

        def run(code):
            scope = dict(globals())
            exec(code, scope)
            return scope.get("result")

        def fail(value):
            raise ValueError("no such customer: " + value)

        def fail_with_secret():
            raise ValueError(config.get_secret("api", "key"))

        def tell_the_caller():
            raise ToolError("The customer does not exist.")

        def leave():
            sys.exit(3)

        def recurse():
            return recurse()

        def ask_database(sql):
            try:
                return db.execute(sql)
            except Exception as error:
                return [type(error).__name__, error.kind]

        def fork_and_print():
            child = os.fork()
            if child == 0:
                print("from the child")
                return "child"
            os.waitpid(child, 0)
            return "parent"
        """);
    project.start();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private Object run(String code) throws Exception {
    return project.call("run", "python/tools.py", Map.of("code", code));
  }

  private ToolException failure(String tool, Map<String, Object> arguments) {
    return catchThrowableOfType(
        ToolException.class, () -> project.call(tool, "python/tools.py", arguments));
  }

  @Test
  void keeps_the_text_of_an_exception_for_the_log() {
    ToolException failure = failure("fail", Map.of("value", "Bob"));

    assertThat(failure.code()).isEqualTo(FailureCode.TOOL_FAILED);
    assertThat(failure).hasMessage("The tool failed: ValueError");
    assertThat(failure.diagnostic())
        .startsWith("python/tools.py:16: ValueError: no such customer: Bob\nTraceback (most recent")
        .contains("python/tools.py\", line 16, in fail", "no such customer: Bob")
        .doesNotContain("<mxcp>", "dispatcher");
  }

  @Test
  void passes_the_text_of_a_tool_error_to_the_caller() {
    assertThat(failure("tell_the_caller", Map.of())).hasMessage("The customer does not exist.");
  }

  @Test
  void keeps_secrets_out_of_the_diagnostic() {
    assertThat(failure("fail_with_secret", Map.of()).diagnostic())
        .contains("[secret api]")
        .doesNotContain("s3cret-value");
  }

  @Test
  void makes_failures_of_exits_and_deep_recursion() throws Exception {
    assertThat(failure("leave", Map.of())).hasMessage("The tool failed: SystemExit");
    assertThat(failure("recurse", Map.of())).hasMessage("The tool failed: RecursionError");
    assertThat(run("result = len(starts)")).isEqualTo(1L);
  }

  @Test
  void raises_what_the_database_refuses() throws Exception {
    assertThat(project.call("ask_database", "python/tools.py", Map.of("sql", "SELEC 1")))
        .isEqualTo(List.of("DatabaseError", "SYNTAX"));
  }

  @Test
  void starts_another_process_when_one_ends() throws Exception {
    ToolException failure = catchThrowableOfType(ToolException.class, () -> run("os._exit(7)"));

    assertThat(failure.code()).isEqualTo(FailureCode.WORKER_LOST);
    assertThat(failure.diagnostic()).contains("exit code 7");
    assertThat(run("result = len(starts)")).isEqualTo(1L);
  }

  @Test
  void says_that_a_process_was_killed() throws Exception {
    ToolException failure =
        catchThrowableOfType(
            ToolException.class, () -> run("os.kill(os.getpid(), signal.SIGKILL)"));

    assertThat(failure.diagnostic()).contains("was killed");
    assertThat(run("result = 1")).isEqualTo(1L);
  }

  @Test
  void gives_every_call_of_a_lost_process_an_outcome() throws Exception {
    CompletableFuture<ToolException> waiting =
        CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    ToolException.class,
                    () -> run("threading.waiting = True; threading.Event().wait()")));
    run("import time\nwhile not hasattr(threading, 'waiting'): time.sleep(0.001)");
    catchThrowableOfType(ToolException.class, () -> run("os._exit(1)"));

    assertThat(waiting.join().code()).isEqualTo(FailureCode.WORKER_LOST);
  }

  @Test
  void lets_a_forked_child_neither_answer_nor_stay() throws Exception {
    assertThat(project.call("fork_and_print", "python/tools.py", Map.of())).isEqualTo("parent");
    assertThat(run("result = 1")).isEqualTo(1L);
  }

  @Test
  void survives_what_is_written_past_the_python_streams() throws Exception {
    assertThat(run("os.write(1, b'raw\\n' * 10); sys.stdout.write('x' * 100000); result = 1"))
        .isEqualTo(1L);
    assertThat(run("result = sys.stdin.read()")).isEqualTo("");
  }
}
