package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that only read definitions. */
final class ReadingCommandsTest {

  @TempDir Path directory;
  Cli cli;

  @BeforeEach
  void write_the_project() {
    cli =
        Cli.project(directory)
            .write(
                "tools/greet.yml",
                """
                mxcp: 1
                tool:
                  name: greet
                  description: Greets
                  language: python
                  parameters:
                    - {name: name, type: string}
                  return: {type: string, description: The greeting}
                  source: {file: ../python/greet.py}
                """)
            .write("python/greet.py", "open('executed', 'w')\ndef greet(name): return name\n");
  }

  @Test
  void lists_endpoints_without_executing_anything() {
    Result text = cli.in("tools").process("list");
    Result json = cli.run("list", "--json-output");

    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("greet").contains("tools/greet.yml");
    assertThat(json.result().get("endpoints"))
        .isEqualTo(
            List.of(
                Map.of(
                    "kind",
                    "tool",
                    "name",
                    "greet",
                    "path",
                    "tools/greet.yml",
                    "description",
                    "Greets")));
    assertThat(directory.resolve("executed")).doesNotExist();
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void lists_nothing_in_an_empty_project(@TempDir Path empty) {
    Result result = Cli.project(empty).run("list");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("declares nothing yet");
  }

  @Test
  void says_where_a_name_is_declared_that_cannot_be_used() {
    cli.write("tools/open.yml", "mxcp: 1\ntool: {name: open, source: {code: SELECT 1}\n");

    Result list = cli.run("list");
    Result schema = cli.run("schema", "open");

    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("greet").doesNotContain("null");
    assertThat(list.err()).contains("1 file has problems").contains("mxcp validate");
    assertThat(schema.err())
        .contains("open cannot be used.")
        .contains("tools/open.yml:3:1: error [yaml-syntax]");
  }

  @Test
  void shows_the_schema_of_an_endpoint() {
    Result result = cli.run("schema", "greet", "--json-output");
    Result unknown = cli.run("schema", "gret");

    assertThat(result.result()).containsEntry("kind", "tool").containsKey("output");
    assertThat(result.result().get("input")).asString().contains("required=[name]");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("Did you mean greet?");
  }

  @Test
  void lints_definitions() throws Exception {
    Result warnings = cli.run("lint", "--json-output");
    Result all = cli.run("lint", "--json-output", "--severity", "info");
    Result errors = cli.run("lint", "--severity", "error");

    assertThat(warnings.code()).isEqualTo(1);
    assertThat(warnings.json().get("result"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .extracting("location")
        .containsExactly("tool.tests", "tool.parameters[0].description");
    assertThat(all.json().get("result"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .extracting("location")
        .containsExactly(
            "tool.tags",
            "tool.annotations",
            "tool.tests",
            "tool.parameters[0].description",
            "tool.parameters[0].examples");
    assertThat(errors.out())
        .contains("error tool.parameters[0].description")
        .doesNotContain("tool.tags")
        .endsWith("1 issue. 4 more with --severity info.\n");
    Path file = directory.resolve("tools/greet.yml");
    Files.writeString(
        file, Files.readString(file).replace("type: string}", "type: string, description: x}"));
    assertThat(cli.run("lint").code()).isZero();
  }
}
