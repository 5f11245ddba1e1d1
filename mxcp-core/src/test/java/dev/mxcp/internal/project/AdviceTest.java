package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors write who know other formats, and what they are told. */
class AdviceTest {

  @TempDir Path root;

  private Problem problem(String text) {
    List<Problem> problems = new TestProject(root).write("tools/t.yml", text).problems();
    assertThat(problems).as(text).hasSize(1);
    return problems.get(0);
  }

  private Problem parameter(String keys) {
    String head = "tool:\n  name: t\n  source: {code: SELECT 1}\n";
    return problem(head + "  parameters:\n    - {name: p, " + keys + "}\n");
  }

  private static String hint(Problem problem) {
    return Objects.requireNonNull(problem.hint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float | Write `type: number`.",
        "Float | Write `type: number`.",
        "double | Write `type: number`.",
        "list | Write `type: array`.",
        "map | Write `type: object`.",
        "dict | Write `type: object`.",
        "text | Write `type: string`.",
        "date | Write `type: string` with `format: date`.",
        "datetime | Write `type: string` with `format: date-time`.",
        "int | Did you mean `integer`?",
        "bool | Did you mean `boolean`?"
      })
  void a_type_of_others_names_ours(String type, String hint) {
    Problem problem = parameter("type: " + type);

    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_VALUE);
    assertThat(hint(problem)).isEqualTo(hint);
    String nested = "type: array, items: {type: object, properties: {a: {type: " + type + "}}}";
    assertThat(hint(parameter(nested))).isEqualTo(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: [string, 'null']",
        "type: [string, null]",
        "type: 'null'",
        "type: string, nullable: true"
      })
  void what_may_be_null_is_told(String keys) {
    assertThat(hint(parameter(keys))).contains("`default: null`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"required: false", "required: true", "optional: true"})
  void a_parameter_is_optional_by_its_default(String key) {
    assertThat(hint(parameter("type: string, " + key)))
        .contains("A parameter is optional where it has a `default`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tool:\n\u00a0\u00a0name: t\n",
        "tool:\n\u00a0\u00a0name: t\n  source: {code: SELECT 1}\n",
        "tool:\n\u2003name: t\n",
        "tool:\n  name: t\n  tags:\n\u3000\u3000- a\n",
        "tool:\n  name: t\n  parameters:\n    - name: a\n\u00a0\u00a0\u00a0 type: string\n",
        "tool:\n  name: t\n \u00a0source:\n    code: SELECT 1\n"
      })
  void a_space_that_is_none_is_named(String text) {
    List<Problem> problems = new TestProject(root).write("tools/t.yml", text).problems();

    assertThat(problems).as("%s", problems).isNotEmpty();
    Problem first = problems.get(0);
    assertThat(first.code()).isEqualTo(ProblemCode.YAML_SYNTAX);
    assertThat(first.message())
        .containsPattern("The indentation has the character U\\+[0-9A-F]{4}");
    int line = (int) text.substring(0, space(text)).chars().filter(c -> c == '\n').count() + 1;
    assertThat(first.position().line()).isEqualTo(line);
  }

  private static int space(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void such_spaces_in_code_and_texts_are_fine() {
    String text =
        "tool:\n  name: t\n  description: a\u00a0b\n  source:\n    code: |\n      SELECT 1\n"
            + "      \u00a0\u00a0+ 1\n";

    assertThat(new TestProject(root).write("tools/t.yml", text).problems()).isEmpty();
  }

  @Test
  void a_file_secret_has_no_byte_order_mark() {
    TestProject project = new TestProject(root).write("home/.mxcp/token", "\uFEFFabcdef\n");
    project.user(
        "projects: {demo: {profiles: {default: {secrets: [{name: a, type: t, parameters: {v:"
            + " 'file://token'}}]}}}}\n");

    assertThat(project.load().config().secrets().value("a", "v")).contains("abcdef");
  }
}
