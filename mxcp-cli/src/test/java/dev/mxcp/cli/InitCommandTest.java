package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitCommandTest {

  @TempDir Path directory;

  @Test
  void begins_a_project_that_validates_and_passes() {
    Cli cli = Cli.in(directory);

    Result init =
        cli.process("init", "my project", "--bootstrap", "--profile", "dev", "--project", "Shop");
    Cli project = cli.in("my project");

    assertThat(init.code()).isZero();
    assertThat(init.out()).contains("tools/hello-world.yml").contains("mxcp run tool hello_world");
    assertThat(directory.resolve("my project/mxcp-site.yml"))
        .hasContent("mxcp: 1\nproject: Shop\nprofile: dev\n");
    assertThat(directory.resolve("my project/.gitignore")).content().contains("/data/", "/.venv/");
    assertThat(directory.resolve("my project/server_config.json"))
        .content()
        .contains("\"Shop\": {", "\"--project\", \"" + project.directory() + "\"]");
    assertThat(project.directory()).isDirectoryContaining("glob:**/{drift,evals,audit}");
    assertThat(project.run("run", "tool", "hello_world", "-p", "name=Alice").out())
        .isEqualTo("Hello, Alice!\n");
    assertThat(project.run("validate").code()).isZero();
    assertThat(project.run("test").out()).endsWith("2 tests: 2 passed.\n");
    assertThat(project.run("lint", "--severity", "warning").code()).isZero();
  }

  @Test
  void overwrites_nothing() {
    Cli cli = Cli.project(directory).write("sub/x", "");

    Result again = cli.process("init", "--json-output");
    Result inside = cli.in("sub").process("init");

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.json()).containsEntry("code", "exists");
    assertThat(inside.code()).isEqualTo(1);
    assertThat(inside.err()).contains("is inside of the project");
  }
}
