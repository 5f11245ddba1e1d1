package dev.mxcp.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.fixture.ProjectDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts of a real project, from YAML to messages. */
final class PromptInvokerTest {

  private static final String HEAD =
      """
      mxcp: 1
      prompt:
        name: p
        parameters:
          - {name: customer, type: string, description: Who}
          - {name: order, type: object, description: What, default: {}}
          - {name: count, type: integer, description: How many, default: 1}
        messages:
      """;

  private ProjectDirectory project;

  @BeforeEach
  void create_project(@TempDir Path directory) {
    project = ProjectDirectory.create(directory);
  }

  @Test
  void renders_messages_in_order() {
    Outcome outcome =
        render(
            """
                - role: system
                  type: text
                  prompt: You help {{ customer }}.
                - prompt: |
                    {% if count > 1 %}{{ count }} times{% endif %}
            """,
            Map.of("customer", "Ann", "count", 2));

    assertThat(outcome.orElseThrow())
        .isEqualTo(
            List.of(message("system", "text", "You help Ann."), message(null, null, "2 times")));
  }

  @Test
  void prints_values_as_python_does() {
    project.write(
        "prompts/p.yml",
        """
        mxcp: 1
        prompt:
          name: p
          parameters:
            - {name: i, type: integer, description: x}
            - {name: f, type: number, description: x}
            - {name: b, type: boolean, description: x}
            - {name: d, type: string, format: date, description: x}
            - {name: t, type: string, format: date-time, description: x}
            - {name: o, type: object, description: x}
            - {name: z, type: string, description: x, default: null}
          messages:
            - prompt: "{{ i }} {{ f }} {{ b }} {{ d }} {{ t }} {{ o }} {{ o.missing }}{{ z }}"
        """);

    try (Mxcp mxcp = open()) {
      Outcome outcome =
          mxcp.render(
              "p",
              Map.of(
                  "i",
                  5,
                  "f",
                  1,
                  "b",
                  true,
                  "d",
                  "2024-01-31",
                  "t",
                  "2024-01-31T13:45:00Z",
                  "o",
                  Map.of("k", List.of("v", 2.50))),
              CallOptions.DEFAULT);

      assertThat(text(outcome))
          .isEqualTo("5 1.0 True 2024-01-31 2024-01-31 13:45:00+00:00 {'k': ['v', 2.5]} None");
    }
  }

  @Test
  void keeps_arguments_as_text_even_where_they_look_like_templates() {
    String evil = "{{ count }}{% for x in [1] %}<b>{% endfor %}";

    assertThat(text(render("    - prompt: '{{ customer }}'\n", Map.of("customer", evil))))
        .isEqualTo(evil);
  }

  @Test
  void finds_unknown_variables_at_load() {
    List<Problem> problems =
        problems(
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
  void knows_the_variables_of_a_template() {
    String template =
        "{% set a = 1 %}{% for k, v in order.items() if v %}{{ loop.index }}{{ k }}{% set b = v %}"
            + "{{ b }}{% endfor %}{% macro m(x, y=a) %}{{ x }}{{ y }}{% endmacro %}{{ m(a) }}"
            + "{{ unknown|default(1) }}{{ unknown is defined }}";

    assertThat(text(render("    - prompt: '" + template + "'\n", Map.of("customer", "A"))))
        .isEqualTo("111False");
  }

  @Test
  void does_not_know_the_variables_of_a_loop_outside_of_it() {
    String template = "{% for x in order %}{% set y = x %}{% endfor %}{{ x }}{{ y }}";

    assertThat(problems("    - prompt: '" + template + "'\n"))
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
    List<Problem> problems = problems("    - prompt: \"" + template + "\"\n");

    assertThat(problems).isNotEmpty();
    assertThat(problems).extracting(Problem::code).containsOnly(ProblemCode.INVALID_TEMPLATE);
    assertThat(problems).extracting(problem -> problem.position().line()).containsOnly(9);
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
    Outcome outcome = render("    - prompt: \"" + template + "\"\n", Map.of("customer", "Ann"));

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
    Outcome outcome = render("    - prompt: \"" + template + "\"\n", Map.of("customer", "Ann"));

    assertThat(code(outcome)).isEqualTo(FailureCode.LIMIT_EXCEEDED);
    assertThat(((Outcome.Failed) outcome).message())
        .isEqualTo("The prompt p gives more than it may.");
  }

  @Test
  void bounds_all_messages_together() {
    write("    - prompt: '12345'\n    - prompt: '{{ customer }}'\n");
    try (Mxcp mxcp = open(PromptInvoker.create().maxLength(8))) {
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
  void says_what_failed_to_the_log_only() {
    Outcome.Failed failed =
        (Outcome.Failed)
            render(
                """
                    - prompt: |
                        first
                        {{ order.secret_name.x }}
                """,
                Map.of("customer", "Ann"));

    assertThat(failed.message()).isEqualTo("The prompt p could not be rendered.");
    assertThat(failed.diagnostic())
        .contains("Message 1, line 2, column 1: a map has no attribute 'secret_name'");
  }

  @Test
  void refuses_templates_that_nest_too_deeply() {
    assertThat(problems("    - prompt: '{{ " + "(".repeat(500) + "1" + ")".repeat(500) + " }}'\n"))
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

    List<Problem> problems = problems(parts[0] + "\n");

    assertThat(problems)
        .singleElement()
        .extracting(Problem::position)
        .extracting(SourcePosition::line, SourcePosition::column)
        .containsExactly(Integer.valueOf(parts[1]), Integer.valueOf(parts[2]));
  }

  @Test
  void ends_a_template_with_an_outcome_on_a_small_stack() throws Exception {
    write(
        "    - prompt: '{% macro m(x) %}{{ "
            + "(".repeat(20)
            + "m(x)"
            + ")".repeat(20)
            + " }}{% endmacro %}{{ m(1) }}'\n");
    try (Mxcp mxcp = open()) {
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
          .extracting(PromptInvokerTest::code)
          .containsExactly(FailureCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  void finds_the_same_when_it_validates() {
    write("    - prompt: '{{ custmer }}'\n");

    List<Problem> problems = project.builder().invoker(PromptInvoker.create()).check();

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly("'custmer' is not a parameter or variable. Did you mean 'customer'?");
  }

  @Test
  void renders_for_many_threads_at_once() throws Exception {
    write(
        """
            - prompt: |
                {% macro m(x) %}<{{ x }}>{% endmacro -%}
                {% set all = [] -%}
                {% for i in range(20) %}{{ m(customer ~ i) }}{% if loop.last %}!{% endif %}{% endfor %}
        """);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Mxcp mxcp = open()) {
      List<Future<String>> texts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        String customer = "c" + i + "-";
        texts.add(
            threads.submit(
                () -> text(mxcp.render("p", Map.of("customer", customer), CallOptions.DEFAULT))));
      }
      for (int i = 0; i < texts.size(); i++) {
        StringBuilder expected = new StringBuilder();
        for (int k = 0; k < 20; k++) {
          expected.append("<c").append(i).append('-').append(k).append('>');
        }
        assertThat(texts.get(i).get()).isEqualTo(expected + "!");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void renders_what_a_reload_brings() throws Exception {
    write("    - prompt: 'old'\n");
    try (Mxcp mxcp = open()) {
      write("    - prompt: 'new {{ customer }}'\n");
      mxcp.reload().toCompletableFuture().get();

      assertThat(text(mxcp.render("p", Map.of("customer", "A"), CallOptions.DEFAULT)))
          .isEqualTo("new A");
    }
  }

  private Outcome render(String messages, Map<String, Object> arguments) {
    write(messages);
    try (Mxcp mxcp = open()) {
      return mxcp.render("p", arguments, CallOptions.DEFAULT);
    }
  }

  private List<Problem> problems(String messages) {
    return catchThrowableOfType(LoadException.class, () -> render(messages, Map.of())).problems();
  }

  private void write(String messages) {
    project.write("prompts/p.yml", HEAD + messages);
  }

  private Mxcp open() {
    return open(PromptInvoker.create());
  }

  private Mxcp open(PromptInvoker invoker) {
    return project.builder().invoker(invoker).build();
  }

  private static Map<String, Object> message(String role, String type, String prompt) {
    Map<String, Object> message = new java.util.LinkedHashMap<>();
    message.put("role", role);
    message.put("type", type);
    message.put("prompt", prompt);
    return message;
  }

  private static String text(Outcome outcome) {
    return (String) ((Map<?, ?>) ((List<?>) outcome.orElseThrow()).get(0)).get("prompt");
  }

  private static FailureCode code(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed ? failed.code() : null;
  }
}
