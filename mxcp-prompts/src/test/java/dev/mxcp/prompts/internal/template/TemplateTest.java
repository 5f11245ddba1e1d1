package dev.mxcp.prompts.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.runtime.Cancellation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {

  @Test
  void stops_when_the_call_is_cancelled() throws Exception {
    Template template =
        TemplateParser.parse("{% for x in items %}{{ x }}{% endfor %}", List.of("items"));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(() -> template.render(values(), cancellation, 1000))
        .isInstanceOf(RenderException.class)
        .hasMessage("the rendering was stopped");
  }

  @Test
  void leaves_the_arguments_as_they_are() throws Exception {
    Template template =
        TemplateParser.parse(
            "{% set x = items|sort(reverse=true) %}{{ items }}{{ x }}", List.of("items"));

    assertThat(template.render(values(), Cancellation.NEVER, 1000)).isEqualTo("[1, 2, 3][3, 2, 1]");
  }

  @Test
  void reports_everything_at_once_in_the_order_of_the_template() {
    List<TemplateProblem> problems = problems("{{ a }}\n😀{{ b|nix }}\n\n{% if c\n %}{% endif %}");

    assertThat(problems).extracting(TemplateProblem::line).containsExactly(1, 2, 4);
    assertThat(problems).extracting(TemplateProblem::column).containsExactly(4, 7, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{{ 1;                                1;  1; '{{' has no '}}'",
        "x {% if 1;                           1;  3; '{%' has no '%}'",
        "{% if 1 %}x;                         1;  1; 'if' has no 'endif'",
        "x{% endfor %};                       1;  2; 'endfor' is not expected here",
        "{% if 1 %}{% for x in [] %}{% endif %}; 1; 11; 'for' has no 'endfor'",
        "{% if 1 %}{% else %}{% elif 2 %}{% endif %}; 1; 21; 'elif' is not expected here",
        "x{# open;                            1;  2; The comment has no end",
        "{% raw %}x;                          1;  1; 'raw' has no 'endraw'",
        "{{ (1] }};                           1;  6; ']' is not expected here",
        "{{ 'open }};                         1;  4; A text begins with ' and does not end",
        "{{ 1 ? 2 }};                         1;  6; '?' is not expected here",
        "{% for 5 in [] %}{% endfor %};       1;  8; A name is expected, not '5'",
        "{% include 'x' %};                   1;  1; The tag 'include' is not available in prompts",
        "{% 5 %};                             1;  1; A tag begins with its name, not '5'",
      })
  void says_where_a_template_is_wrong(String template, int line, int column, String message) {
    assertThat(problems(template)).containsExactly(new TemplateProblem(line, column, message));
  }

  @Test
  void tells_the_place_of_a_tag_that_fails() throws Exception {
    Template template = TemplateParser.parse("a\n b{% if 1 %}{{ 1 / 0 }}{% endif %}", List.of());

    RenderException e =
        catchThrowableOfType(
            RenderException.class, () -> template.render(values(), Cancellation.NEVER, 1000));

    assertThat(e.line()).isEqualTo(2);
    assertThat(e.column()).isEqualTo(13);
    assertThat(e).hasMessage("division by zero");
  }

  private static List<TemplateProblem> problems(String template) {
    return catchThrowableOfType(
            TemplateException.class, () -> TemplateParser.parse(template, List.of()))
        .problems();
  }

  private static Map<String, Object> values() {
    return Map.of("items", List.of(1, 2, 3));
  }
}
