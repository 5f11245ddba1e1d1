package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.CallEvents;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crosses the border between Java and Python: data is data, and secrets stay behind. */
class PythonBoundaryTest {

  private static final String PEM =
      "-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END-----";

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void create() throws Exception {
    project = new PythonProject(directory);
    project.secret("pem", Map.of("key", PEM));
    project.secret("api", Map.of("key", "s3cret-value-" + "0123456789".repeat(5)));
    project.file(
        "python/t.py",
        """
        import logging, os, subprocess, sys
        from mxcp.runtime import config, db, mcp

        def echo(value):
            return {"seen": repr(value), "back": value}

        def query(value):
            return db.execute("SELECT $value AS value", {"value": value})

        def flood(size):
            db.execute("SELECT $text AS text", {"text": "x" * size})

        async def tell(size):
            await mcp.info("x" * size)

        def prints():
            pem, key = config.get_secret("pem", "key"), config.get_secret("api", "key")
            print(pem)
            print("x" * (8 * 1024 - 20) + key)
            sys.stdout.write(pem[:30])
            sys.stdout.write(pem[30:] + "\\n")
            logging.getLogger("tool." + key).warning("y" * (32 * 1024 - 20) + key)
            subprocess.run(["cat"], input=pem.encode() + b"\\n", check=True)

        async def tells():
            key = config.get_secret("api", "key")
            await mcp.info("key " + key)
            await mcp.progress(1, message="at " + key)

        def fails():
            raise ValueError("z" * (32 * 1024 - 20) + config.get_secret("api", "key"))

        def crashes():
            print("last words", config.get_secret("api", "key"), file=sys.__stderr__, flush=True)
            os._exit(4)
        """);
    project.start();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private @Nullable Object call(String tool, Map<String, Object> arguments) throws Exception {
    return project.call(tool, "python/t.py", arguments);
  }

  @Test
  void data_that_looks_like_a_mark_is_data() throws Exception {
    for (Map<String, Object> value :
        List.<Map<String, Object>>of(
            Map.of("\0", "bytes", "v", "AAAA"),
            Map.of("\0", "x"),
            Map.of("\0", "decimal", "v", "1"),
            Map.of("a", List.of(Map.of("\0\0", "date", "v", "2024-01-01"))))) {
      Map<?, ?> answer = (Map<?, ?>) call("echo", Map.of("value", value));

      assertThat(answer.get("back")).isEqualTo(value);
      assertThat(answer.get("seen")).asString().startsWith("{").contains("'\\x00");
    }
  }

  @Test
  void what_a_tool_asks_for_is_limited_as_results_are() throws Exception {
    int size = 64 * 1024 * 1024;

    assertThat(failure("flood", Map.of("size", size)).code()).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    assertThat(failure("tell", Map.of("size", size)).code()).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    assertThat(call("query", Map.of("value", "x"))).isEqualTo(List.of(Map.of("value", "x")));
  }

  private ToolException failure(String tool, Map<String, Object> arguments) {
    return catchThrowableOfType(ToolException.class, () -> call(tool, arguments));
  }

  @Test
  void secrets_of_several_lines_and_at_cuts_are_not_printed() throws Exception {
    String log = logOf("prints");

    assertThat(log).contains("[secret pem]", "x".repeat(8 * 1024 - 20), "WARN tool.[secret api]");
    assertThat(log).doesNotContain("MIIEvQ", "kqhkiG", "s3cret");
  }

  private String logOf(String tool) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      call(tool, Map.of());
      // What a child process prints arrives by another way, in its own time.
      while (bytes.toString(StandardCharsets.UTF_8).split("\\[secret pem]", -1).length < 4) {
        Thread.onSpinWait();
      }
      return bytes.toString(StandardCharsets.UTF_8);
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void secrets_are_not_told_to_the_caller() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    CallEvents events =
        new CallEvents() {
          @Override
          public void message(String level, String message) {
            told.add(message);
          }

          @Override
          public void progress(double progress, @Nullable Double total, @Nullable String message) {
            told.add(String.valueOf(message));
          }
        };
    CallContext context = Contexts.of(events);

    project.call("tells", "python/t.py", Map.of(), context);

    assertThat(told).containsExactly("key [secret api]", "at [secret api]");
  }

  @Test
  void secrets_are_not_in_failures() {
    ToolException failed = failure("fails", Map.of());
    ToolException crashed = failure("crashes", Map.of());

    assertThat(failed.diagnostic()).contains("zzz", "in fails").doesNotContain("s3cret");
    assertThat(crashed.diagnostic())
        .contains("exit code 4", "last words [secret api]")
        .doesNotContain("s3cret");
  }
}
