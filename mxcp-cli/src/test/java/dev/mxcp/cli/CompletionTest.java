package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Completion in a real bash. */
@DisabledOnOs(OS.WINDOWS)
final class CompletionTest {

  private static final String COMPLETE =
      """
      source <(mxcp generate-completion)
      complete_words() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
        _mxcp_with_names 2> /dev/null
        echo "${COMPREPLY[*]}"
      }
      complete_words mxcp drift
      complete_words mxcp run gr
      complete_words mxcp run greet -p ''
      complete_words mxcp test tool ''
      complete_words mxcp run greet ''
      complete_words mxcp run resource x
      complete_words mxcp run --timeo
      complete_words mxcp run greet -p who = @
      """;

  @TempDir Path directory;

  @Test
  void completes_commands_names_parameters_and_options() {
    Distribution distribution = Distribution.in(directory);
    Cli cli =
        Cli.project(directory.resolve("project"))
            .write(
                "tools/greet.yml",
                """
                mxcp: 1
                tool:
                  name: greet
                  parameters: [{name: who, type: string}, {name: when, type: string}]
                  source: {code: "SELECT $who || $when AS text"}
                """)
            .write(
                "tools/other.yml", "mxcp: 1\ntool: {name: other, source: {code: SELECT 1 AS a}}\n")
            .write(
                "resources/r.yml",
                "mxcp: 1\nresource: {uri: 'x://$(touch hacked)', source: {code: SELECT 1 AS a}}\n")
            .write("tools/broken.yml", "mxcp: 1\ntool: {")
            .with(
                Map.of(
                    "JAVA_HOME",
                    System.getProperty("java.home"),
                    "PATH",
                    distribution.script().getParent() + ":" + System.getenv("PATH")));

    Result result = Cli.finish(cli.launch(List.of("bash", "-c", COMPLETE)), "");

    assertThat(result.out().lines())
        .as(result.err())
        .containsExactly(
            "drift-snapshot drift-check",
            "greet",
            "who= when=",
            "greet other",
            "",
            "x://\\$\\(touch\\ hacked\\)",
            "--timeout",
            "");
    assertThat(cli.directory().resolve("hacked")).doesNotExist();
  }

  @Test
  void writes_manual_pages() throws Exception {
    Result result = Cli.in(directory).run("generate-man", directory.resolve("man").toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(directory.resolve("man/mxcp-run.1"))
        .content()
        .startsWith(".TH MXCP-RUN 1\n.SH NAME\nmxcp\\-run \\- Calls a tool")
        .contains(".TP\n\\-\\-timeout TIME\n");
    try (var pages = Files.list(directory.resolve("man"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .contains("mxcp.1", "mxcp-python-install.1")
          .noneMatch(name -> name.contains("generate-man") || name.contains("complete-names"));
    }
  }
}
