package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchOptionTest {

  private static final String TOOL =
      "mxcp: 1\ntool:\n  name: %s\n  source: {code: SELECT 1 AS one}\n"
          + "  tests: [{name: one, arguments: [], result_length: 1}]\n";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"validate", "test"})
  void runs_again_when_a_source_changes(String command) throws Exception {
    Cli project = Cli.project(directory).write("tools/a.yml", TOOL.formatted("a"));
    Process process = project.start(command, "--watch", "--json-output");
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).contains("\"status\":\"ok\"").doesNotContain("\"b\"");
      project.write("tools/b.yml", TOOL.formatted("b"));
      assertThat(line(out, "b.yml")).contains("\"status\":\"ok\"");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void goes_on_where_a_run_fails() throws Exception {
    Cli project = Cli.project(directory).write("mxcp-site.yml", "mxcp: 1\nproject: [\n");
    Process process = project.start("test", "--watch", "--json-output");
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).contains("\"status\":\"error\"");
      Cli.project(directory).write("tools/a.yml", TOOL.formatted("a"));
      assertThat(line(out, "a.yml")).contains("\"status\":\"ok\"");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** A run may begin between two writes; the one that counts sees them all. */
  private static String line(BufferedReader out, String text) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(text)) {
      line = out.readLine();
    }
    return line;
  }
}
