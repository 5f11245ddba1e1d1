package dev.mxcp.prompts;

import static dev.mxcp.prompts.PromptProject.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates cannot reach, and what they cannot take. */
final class PromptLimitsTest {

  private PromptProject project;

  @BeforeEach
  void create_project(@TempDir Path directory) {
    project = new PromptProject(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ customer.getClass() }}",
        "{{ customer.class.forName('java.lang.Runtime') }}",
        "{{ customer.__class__.__mro__ }}",
        "{{ order.getClass().getClassLoader() }}",
        "{{ order['class']['name'] }}",
        "{{ count.class.name }}",
        "{{ [].stream() }}",
        "{{ (customer|upper).bytes.length }}",
        "{{ order.put('a', 1) }}",
        "{{ order.clear() }}",
        "{{ range.__globals__.x }}",
        "{{ customer|attr('getClass') }}{{ customer|attr('class')|attr('name') }}",
        "{% for a, b in [customer] %}{% endfor %}",
        "{{ '{0.__class__}'.format(customer) }}",
        "{{ [customer]|map(attribute='class.name')|join }}",
      })
  void reaches_no_java_object(String template) {
    Outcome outcome =
        project.render("    - prompt: \"" + template + "\"\n", Map.of("customer", "Ann"));

    assertThat(code(outcome)).isEqualTo(FailureCode.TOOL_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ customer * 1000000000 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ customer.center(1000000000) }}",
        "{{ customer|indent(1000000000, true) }}",
        "{{ range(1000000000)|length }}",
        "{{ 9 ** 9 ** 9 ** 9 ** 9 }}",
        "{{ [0] * 1000000000 }}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% for a in range(9999) %}{{ customer * 9999 }}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set ns = namespace(s=customer * 99) %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s"
            + " %}{% endfor %}",
        "{% set ns = namespace(l=[]) %}{% for i in range(999) %}{% set ns.l = [ns.l, ns.l] %}"
            + "{% endfor %}{{ ns.l }}",
        "{{ [1]|batch(100000000, 0) }}",
        "{{ {'a': 1}|tojson(indent=2000000000) }}",
      })
  void bounds_what_a_template_may_make(String template) {
    Outcome outcome =
        project.render("    - prompt: \"" + template + "\"\n", Map.of("customer", "Ann"));

    assertThat(code(outcome)).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    assertThat(((Outcome.Failed) outcome).message())
        .isEqualTo("The prompt p gives more than it may.");
  }

  @Test
  void bounds_all_messages_together() {
    project.write("    - prompt: '12345'\n    - prompt: '{{ customer }}'\n");
    try (Mxcp mxcp = project.open(PromptInvoker.create().maxLength(8))) {
      assertThat(code(mxcp.render("p", Map.of("customer", "1234"), CallOptions.DEFAULT)))
          .isEqualTo(FailureCode.LIMIT_EXCEEDED);
      assertThat(mxcp.render("p", Map.of("customer", "123"), CallOptions.DEFAULT))
          .isInstanceOf(Outcome.Ok.class);
    }
  }

  @Test
  void refuses_a_limit_of_nothing() {
    assertThatThrownBy(() -> PromptInvoker.create().maxLength(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ends_a_template_with_an_outcome_on_a_small_stack() throws Exception {
    project.write(
        "    - prompt: '{% macro m(x) %}{{ "
            + "(".repeat(20)
            + "m(x)"
            + ")".repeat(20)
            + " }}{% endmacro %}{{ m(1) }}'\n");
    try (Mxcp mxcp = project.open()) {
      List<Outcome> outcomes = new ArrayList<>();
      Thread caller =
          new Thread(
              null,
              () -> outcomes.add(mxcp.render("p", Map.of("customer", "A"), CallOptions.DEFAULT)),
              "small",
              200_000);
      caller.start();
      caller.join();

      assertThat(outcomes)
          .extracting(PromptProject::code)
          .containsExactly(FailureCode.LIMIT_EXCEEDED);
    }
  }
}
