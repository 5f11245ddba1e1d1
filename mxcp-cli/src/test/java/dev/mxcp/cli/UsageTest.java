package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class UsageTest {

  @TempDir Path directory;

  @Test
  void shows_help_and_version() {
    Cli cli = Cli.in(directory);

    Result bare = cli.process();
    Result version = cli.run("--version");
    Result completion = cli.run("generate-completion");

    assertThat(bare.code()).isZero();
    assertThat(bare.out()).contains("Usage: mxcp").contains("Examples:").contains("validate");
    assertThat(version.out()).matches("mxcp \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\\n");
    assertThat(completion.out()).contains("complete ").contains("mxcp");
  }

  @Test
  void every_command_has_help_with_examples() {
    Cli cli = Cli.in(directory);

    for (String command : List.of("run", "query", "validate", "test", "list", "lint", "schema")) {
      Result help = cli.run(command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("Usage: mxcp " + command, "--json-output", "Examples:");
    }
  }

  @Test
  void help_fits_a_terminal() {
    fits(Main.commandLine(System.out, System.err));
  }

  private static void fits(CommandLine command) {
    assertThat(command.getUsageMessage().lines())
        .as(command.getCommandName())
        .allMatch(line -> line.length() <= 80);
    command.getSubcommands().values().forEach(UsageTest::fits);
  }

  @Test
  void an_unknown_command_has_no_help() {
    Result help = Cli.in(directory).run("nosuch", "--help");

    assertThat(help.code()).isEqualTo(2);
    assertThat(help.err()).contains("Unknown command nosuch.");
  }

  @Test
  void suggests_the_nearest_command_and_option() {
    Cli cli = Cli.in(directory);

    Result command = cli.run("lsit");
    Result option = cli.run("list", "--jsno-output");
    Result json = cli.run("run", "tol", "x", "--json-output");

    assertThat(command.code()).isEqualTo(2);
    assertThat(command.out()).isEmpty();
    assertThat(command.err()).contains("Unknown command lsit. Did you mean list?");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).contains("Did you mean --json-output?").contains("mxcp list --help");
    assertThat(json.code()).isEqualTo(2);
    assertThat(json.json()).containsEntry("status", "error").containsEntry("code", "usage");
    assertThat(json.json().get("error")).asString().contains("Did you mean tool?");
  }

  @Test
  void says_where_it_looked_for_a_project() {
    Cli cli = Cli.in(directory);

    Result nowhere = cli.process("list");
    Result wrong = cli.run("list", "--project", "missing", "--json-output");

    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("no mxcp-site.yml").contains("mxcp init");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.json().get("error")).asString().contains("missing is not a directory");
  }

  @Test
  void tells_everything_that_keeps_a_project_from_being_loaded() {
    Cli cli = Cli.in(directory).write("mxcp-site.yml", "mxcp: 1\nprojct: x\n");

    Result text = cli.run("list");
    Result json = cli.run("list", "--json-output");

    assertThat(text.code()).isEqualTo(1);
    assertThat(text.err()).contains("mxcp-site.yml:2:1:").contains("2 | projct: x");
    assertThat(json.json()).containsEntry("code", "load_failed").containsKey("problems");
  }
}
