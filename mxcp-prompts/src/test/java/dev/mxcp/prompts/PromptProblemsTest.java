package dev.mxcp.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in prompts when a project is loaded. */
final class PromptProblemsTest {

  private PromptProject project;

  @BeforeEach
  void create_project(@TempDir Path directory) {
    project = new PromptProject(directory);
  }

  @Test
  void finds_unknown_variables_at_load() {
    List<Problem> problems =
        project.problems(
            """
                - prompt: |
                    Dear {{ customer }},
                    your {{ ordr.name }} and
                    {{ nobody }}
            """);

    assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.INVALID_TEMPLATE);
    assertThat(problems).extracting(problem -> problem.position().line()).containsExactly(11, 12);
    assertThat(problems.get(0).message())
        .isEqualTo(
            "Line 2 of the template: 'ordr' is not a parameter or variable."
                + " Did you mean 'order'?");
    assertThat(problems.get(0).position().path()).isEqualTo("prompt.messages[0].prompt");
  }

  @Test
  void does_not_know_the_variables_of_a_loop_outside_of_it() {
    String template = "{% for x in order %}{% set y = x %}{% endfor %}{{ x }}{{ y }}";

    assertThat(project.problems("    - prompt: '" + template + "'\n"))
        .extracting(Problem::message)
        .containsExactly(
            "'x' is not a parameter or variable.", "'y' is not a parameter or variable.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ customer",
        "{{ }}",
        "{{ customer | uper }}",
        "{{ customer is strng }}",
        "{% if customer %}",
        "{% endif %}",
        "{% else %}",
        "{% if count %}{% else %}{% elif count %}{% endif %}",
        "{% for x order %}{% endfor %}",
        "{% set = 1 %}",
        "{% include '/etc/passwd' %}",
        "{% import 'a' as b %}",
        "{% from 'a' import b %}",
        "{% extends 'a' %}",
        "{% do order.clear() %}",
        "{% unknowntag %}",
        "{{ (1 + }}",
        "{{ 'open }}",
        "{{ count @ 2 }}",
        "{{ ____int3rpr3t3r____ }}",
        "{{ __macros__ }}",
        "{{ filter:upper }}",
        "{# open",
      })
  void refuses_what_is_no_template_of_ours(String template) {
    List<Problem> problems = project.problems("    - prompt: \"" + template + "\"\n");

    assertThat(problems).isNotEmpty();
    assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.INVALID_TEMPLATE);
    assertThat(problems).extracting(problem -> problem.position().line()).containsOnly(9);
  }

  @Test
  void refuses_templates_that_nest_too_deeply() {
    assertThat(
            project.problems(
                "    - prompt: '{{ " + "(".repeat(500) + "1" + ")".repeat(500) + " }}'\n"))
        .extracting(Problem::message)
        .containsExactly("The expression nests more than 100 deep.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    - prompt: 'x {{ 1 ? 2 }}'; 9; 15",
        "    - prompt: x {{ 1 ? 2 }}; 9; 22",
        "    - prompt: |\n        one\n        x {{ 1 ? 2 }}; 11; 16",
        "    - prompt: >\n        one\n        x {{ 1 ? 2 }}; 10; 9",
      })
  void tells_the_column_where_the_file_has_the_lines_of_the_template(String sample) {
    String[] parts = sample.split("; ");

    List<Problem> problems = project.problems(parts[0] + "\n");

    assertThat(problems)
        .singleElement()
        .extracting(Problem::position)
        .extracting(SourcePosition::line, SourcePosition::column)
        .containsExactly(Integer.valueOf(parts[1]), Integer.valueOf(parts[2]));
  }

  @Test
  void finds_the_same_when_it_validates() {
    project.write("    - prompt: '{{ custmer }}'\n");

    List<Problem> problems = project.directory().builder().invoker(PromptInvoker.create()).check();

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("'custmer' is not a parameter or variable. Did you mean 'customer'?");
  }
}
