package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command does around tools in Python. */
@Tag("long")
final class PythonToolsTest {

  @TempDir Path directory;
  Cli cli;

  @BeforeEach
  void write_the_project() {
    cli =
        Cli.project(directory)
            .write("tools/chatty.yml", tool("chatty"))
            .write("tools/fails.yml", tool("fails"))
            .write("tools/sleepy.yml", tool("sleepy"))
            .write("tools/refresh.yml", tool("refresh"))
            .write("tools/lonely.yml", tool("lonely").replace("code.py", "lonely.py"))
            .write("python/lonely.py", "import no_such_package\n\ndef lonely(): pass\n")
            .write(
                "python/code.py",
                """
                import logging, sys, time
                from mxcp.runtime import on_init, on_shutdown, reload_duckdb

                @on_init
                def begin():
                    print("hook prints")

                @on_shutdown
                def end():
                    open("ended", "w").close()

                def chatty():
                    print("a print")
                    sys.stdout.write("no newline")
                    logging.getLogger("my.logger").info("logged")
                    return {"n": 1}

                def fails():
                    raise ValueError("secret detail")

                def sleepy():
                    print("sleeping", flush=True)
                    for _ in range(6000):
                        time.sleep(0.01)

                def refresh():
                    reload_duckdb(payload_func=lambda: open("refreshed", "w").close())
                    return "scheduled"
                """);
  }

  private static String tool(String name) {
    return """
        mxcp: 1
        tool:
          name: %s
          language: python
          source: {file: ../python/code.py}
        """
        .formatted(name);
  }

  @Test
  void prints_do_not_disturb_json() {
    Result result = cli.run("run", "tool", "chatty", "--json-output");

    assertThat(result.json()).isEqualTo(Map.of("status", "ok", "result", Map.of("n", 1L)));
    assertThat(result.err())
        .contains("[python] hook prints")
        .contains("[python] a print")
        .contains("[python] no newline")
        .contains("info [my.logger] logged");
  }

  @Test
  void shows_the_traceback_to_those_who_ask() {
    Result plain = cli.run("run", "tool", "fails");
    Result debug = cli.run("run", "tool", "fails", "--debug", "--json-output");

    assertThat(plain.code()).isEqualTo(1);
    assertThat(plain.err())
        .contains("error [tool_failed]:")
        .contains("python/code.py:19: ValueError: secret detail")
        .doesNotContain("Traceback");
    assertThat(debug.json().get("error")).asString().doesNotContain("Traceback");
    assertThat(debug.json().get("diagnostic"))
        .asString()
        .contains("Traceback")
        .contains("ValueError: secret detail");
  }

  @Test
  void a_package_that_is_missing_concerns_its_own_tools_only() {
    Result other = cli.run("run", "tool", "chatty");
    Result lonely = cli.run("run", "tool", "lonely");

    assertThat(other.code()).isZero();
    assertThat(other.err()).contains("note: python/lonely.py:1: No module named 'no_such_package'");
    assertThat(lonely.code()).isEqualTo(1);
    assertThat(lonely.err())
        .contains("error [unavailable]:")
        .contains("lonely.py")
        .contains("1 | import no_such_package");
  }

  @Test
  void ends_after_the_reload_that_a_tool_asked_for() {
    Result result = cli.run("run", "tool", "refresh");

    assertThat(result.out()).isEqualTo("scheduled\n");
    assertThat(directory.resolve("refreshed")).exists();
  }

  @Test
  void stops_at_the_timeout() {
    Result result = cli.run("run", "tool", "sleepy", "--timeout", "500ms", "--json-output");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.json()).containsEntry("code", "timeout");
  }

  @Test
  void ends_cleanly_when_it_is_interrupted() throws Exception {
    Process process = cli.startInForeground("run", "tool", "sleepy");
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.contains("sleeping")) {
        line = err.readLine();
      }
      assertThat(line).isEqualTo("[python] sleeping");
      new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(Files.exists(directory.resolve("ended"))).isTrue();
    assertThat(process.descendants()).isEmpty();
  }

  @Test
  void installs_what_the_project_requires() {
    Result missing = cli.process("python", "install", "--json-output");
    cli.write("requirements.txt", "# nothing yet\n");
    Result installed = cli.process("python", "install", "--json-output");
    Result broken = cli.process("python", "install", "--python", "no-such-python");

    assertThat(missing.json()).containsEntry("code", "not_found");
    assertThat(installed.code()).as(installed.err()).isZero();
    assertThat(installed.result()).containsEntry("venv", ".venv");
    assertThat(directory.resolve(".venv/bin/python")).exists();
    assertThat(broken.code()).as("the .venv is there already").isZero();
  }
}
