package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command in a pseudo-terminal. */
@DisabledOnOs(OS.WINDOWS)
final class TerminalTest {

  @TempDir Path directory;
  Cli cli;
  Distribution distribution;

  @BeforeEach
  void write_a_project() {
    distribution = Distribution.in(directory);
    cli =
        Cli.project(directory.resolve("project"))
            .write(
                "tools/greet.yml",
                """
                mxcp: 1
                tool:
                  name: greet
                  parameters:
                    - {name: name, type: string, description: Whom to greet}
                    - {name: times, type: integer, description: How often}
                    - {name: mark, type: string, default: "!"}
                  source: {code: "SELECT repeat('Hi ', $times) || $name || $mark AS text"}
                  return: {type: string}
                """)
            .with(Map.of("JAVA_HOME", System.getProperty("java.home")));
  }

  @Test
  void asks_for_missing_parameters() {
    Result result = distribution.inTerminal(cli, 80, "Alice\n2\n", "run", "greet");

    assertThat(result.out())
        .contains("name (string, Whom to greet): ", "times (integer, How often): ")
        .contains("Hi Hi Alice!")
        .doesNotContain("mark");
    assertThat(result.code()).isZero();
    assertThat(cli.process("run", "greet").err()).contains("name: missing", "times: missing");
  }

  @Test
  void shows_errors_in_colour_and_wide_tables_one_below_the_other() {
    cli.write("tools/greet.yml", "mxcp: 1\ntool:\n  nam: greet\n");
    String sql = "SELECT 'a' AS first, repeat('x', 60) AS second, chr(27) || '[31m' AS third";

    Result error = distribution.inTerminal(cli, 80, "", "validate");
    Result rows = distribution.inTerminal(cli, 40, "", "query", sql);

    assertThat(error.out())
        .contains("\u001b[1mtools/greet.yml:3:3:\u001b[0m \u001b[1;31merror [unknown-key]\u001b[0m")
        .contains("\u001b[2m3 |\u001b[0m   nam: greet\r\n", "\u001b[1;31m^\u001b[0m");
    assertThat(error.code()).isEqualTo(1);
    assertThat(rows.out().replace("\r", ""))
        .endsWith(
            """
            --- 1
            first   a
            second  %s...
            third   \\u001b[31m
            """
                .formatted("x".repeat(29)));
  }
}
