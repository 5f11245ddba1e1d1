package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunCommandTest {

  @TempDir static Path directory;
  static Cli cli;

  @BeforeAll
  static void write_the_project() {
    cli =
        Cli.project(directory)
            .write(
                "tools/add.yml",
                """
                mxcp: 1
                tool:
                  name: add
                  parameters:
                    - {name: a, type: integer}
                    - {name: b, type: integer, default: 1}
                  return: {type: integer}
                  source: {code: "SELECT $a + $b"}
                """)
            .write(
                "tools/rows.yml",
                """
                mxcp: 1
                tool:
                  name: rows
                  parameters:
                    - {name: ids, type: array, items: {type: integer}}
                  source: {code: "SELECT unnest($ids::INT[]) AS id, 'x' AS name"}
                """)
            .write(
                "tools/text.yml",
                """
                mxcp: 1
                tool:
                  name: text
                  parameters:
                    - {name: text, type: string}
                  return: {type: string}
                  source: {code: "SELECT $text"}
                """)
            .write(
                "resources/double.yml",
                """
                mxcp: 1
                resource:
                  uri: "double://{n}"
                  parameters:
                    - {name: n, type: integer}
                  return: {type: integer}
                  source: {code: "SELECT $n * 2"}
                """)
            .write(
                "prompts/hello.yml",
                """
                mxcp: 1
                prompt:
                  name: hello
                  parameters:
                    - {name: who, type: string}
                  messages:
                    - {role: user, type: text, prompt: "Hello {{ who }}"}
                """)
            .write("tools/broken.yml", "mxcp: 1\ntool:\n  nam: broken\n");
  }

  @Test
  void prints_the_result_for_people() {
    Result result = cli.run("run", "tool", "rows", "--param", "ids=[1, 2]");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("id  name\n--  ----\n1   x\n2   x\n");
    assertThat(result.err()).contains("1 file has problems").contains("mxcp validate");
  }

  @Test
  void prints_one_line_of_json() {
    Result result = cli.run("run", "tool", "rows", "-p", "ids=[1]", "--json-output");

    assertThat(result.code()).isZero();
    assertThat(result.json())
        .isEqualTo(Map.of("status", "ok", "result", List.of(Map.of("id", 1L, "name", "x"))));
  }

  @Test
  void takes_arguments_from_files_and_standard_input() {
    cli.write("args.json", "{\"a\": 40, \"b\": 5}").write("a.json", "20");

    Result input =
        cli.runWithInput("{\"a\": 40}", "run", "tool", "add", "--params-json", "-", "-p", "b=2");
    Result file =
        cli.run(
            "run",
            "tool",
            "add",
            "--params-json",
            "@" + cli.path("args.json"),
            "-p",
            "a=@" + cli.path("a.json"));

    assertThat(input.out()).isEqualTo("42\n");
    assertThat(file.out()).isEqualTo("25\n");
  }

  @Test
  void keeps_texts_as_they_are() {
    Result sign = cli.run("run", "tool", "text", "-p", "text=@@home = it's \"ü\"");
    Result json = cli.run("run", "tool", "text", "-p", "text=2 words", "--json-output");

    assertThat(sign.out()).isEqualTo("@home = it's \"ü\"\n");
    assertThat(json.json()).containsEntry("result", "2 words");
  }

  @Test
  void reads_resources_by_uri_and_by_template() {
    assertThat(cli.run("run", "resource", "double://21").out()).isEqualTo("42\n");
    assertThat(cli.run("run", "resource", "double://{n}", "-p", "n=4").out()).isEqualTo("8\n");
  }

  @Test
  void renders_prompts() {
    Result result = cli.run("run", "prompt", "hello", "-p", "who=Alice", "--json-output");

    assertThat(result.json().get("result")).asString().contains("prompt=Hello Alice");
  }

  @Test
  void fails_where_arguments_do_not_fit() {
    Result text = cli.run("run", "tool", "add", "--param", "a=x");
    Result json = cli.run("run", "tool", "add", "--param", "c=1", "--json-output");

    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).contains("error [invalid_arguments]:").contains("a: ");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.json())
        .containsEntry("status", "error")
        .containsEntry("code", "invalid_arguments")
        .containsKeys("error", "violations")
        .doesNotContainKey("diagnostic");
  }

  @Test
  void suggests_the_nearest_tool() {
    Result result = cli.run("run", "tool", "rowz", "--json-output", "--debug");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.json()).containsEntry("code", "not_found");
    assertThat(result.json().get("error")).asString().contains("Did you mean rows?");
  }

  @Test
  void refuses_arguments_that_cannot_be_read() {
    Result noValue = cli.run("run", "tool", "add", "--param", "a");
    Result noFile = cli.run("run", "tool", "add", "--param", "a=@missing.json", "--json-output");
    Result noJson = cli.run("run", "tool", "add", "--params-json", "{a: 1}");
    Result noObject = cli.run("run", "tool", "add", "--params-json", "[1]");
    Result noTime = cli.run("run", "tool", "add", "--timeout", "soon");

    assertThat(List.of(noValue, noFile, noJson, noObject, noTime))
        .extracting(Result::code)
        .containsOnly(2);
    assertThat(noValue.err()).contains("--param name=value");
    assertThat(noFile.json()).containsEntry("code", "usage");
    assertThat(noJson.err()).contains("line 1");
    assertThat(noObject.err()).contains("must be a JSON object");
    assertThat(noTime.err()).contains("500ms");
  }

  @Test
  void prints_what_does_not_fit_the_return_only_if_asked(@TempDir Path other) {
    Cli project =
        Cli.project(other)
            .write(
                "tools/t.yml",
                "mxcp: 1\ntool: {name: t, return: {type: integer}, source: {code: SELECT 'x' AS a}}\n");

    Result checked = project.run("run", "t");
    Result raw = project.run("run", "t", "--skip-output-validation");

    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.err()).contains("error [invalid_result]:");
    assertThat(raw.code()).as(raw.err()).isZero();
    assertThat(raw.out()).isEqualTo("x\n");
  }

  @Test
  void reads_the_user_file_of_home_and_leaves_other_sections_alone(@TempDir Path home) {
    String secret = "secrets: [{name: key, type: custom, parameters: {key: %s}}]";
    Cli project =
        Cli.project(home)
            .write("mxcp-site.yml", "mxcp: 1\nproject: p\nprofile: a\nsecrets: [key]\n")
            .write("tools/t.yml", "mxcp: 1\ntool: {name: t, source: {code: SELECT 1 AS a}}\n")
            .write(
                ".mxcp/config.yml",
                "mxcp: 1\nprojects:\n  p: {profiles: {a: {%s}}}\n  q: {profiles: {a: {%s}}}\n"
                    .formatted(secret.formatted("x"), secret.formatted("'${NO_SUCH_VARIABLE}'")));

    Result list = project.process("list");
    Result elsewhere = project.with(Map.of("HOME", "/nowhere")).process("list");

    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.err()).isEmpty();
    assertThat(elsewhere.err()).contains("The secret `key` is not defined", "/nowhere/.mxcp");
  }
}
