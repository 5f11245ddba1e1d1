package dev.mxcp.prompts.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.runtime.Cancellation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TemplateTest {

  private final TemplateParser parser = new TemplateParser();

  @Test
  void stops_when_the_call_is_cancelled() throws Exception {
    Template template = parser.parse("{% for x in items %}{{ x }}{% endfor %}", List.of("items"));
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(() -> template.render(values(), cancellation, 1000))
        .isInstanceOf(RenderException.class)
        .hasMessage("The rendering was stopped");
  }

  @Test
  void leaves_the_arguments_as_they_are() throws Exception {
    Template template =
        parser.parse("{% set x = items|sort(reverse=true) %}{{ items }}{{ x }}", List.of("items"));

    assertThat(template.render(values(), Cancellation.NEVER, 1000)).isEqualTo("[1, 2, 3][3, 2, 1]");
  }

  @Test
  void reports_everything_at_once_in_the_order_of_the_template() {
    assertThatThrownBy(
            () -> parser.parse("{{ a }}\n{{ b|nix }}\n\n{% if c\n %}{% endif %}", List.of()))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e ->
                assertThat(e.problems())
                    .extracting(TemplateProblem::line)
                    .containsExactly(1, 2, 4));
  }

  private static Map<String, Object> values() {
    return Values.of(Map.of("items", List.of(1, 2, 3)));
  }
}
