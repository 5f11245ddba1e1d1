package dev.mxcp.prompts;

import static dev.mxcp.prompts.PromptProject.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
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

/** Prompts of a real project, from YAML to messages. */
final class PromptInvokerTest {

  private PromptProject project;

  @BeforeEach
  void create_project(@TempDir Path directory) {
    project = new PromptProject(directory);
  }

  @Test
  void renders_messages_in_order() {
    Outcome outcome =
        project.render(
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
    project
        .directory()
        .write(
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

    try (Mxcp mxcp = project.open()) {
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

    assertThat(text(project.render("    - prompt: '{{ customer }}'\n", Map.of("customer", evil))))
        .isEqualTo(evil);
  }

  @Test
  void knows_the_variables_of_a_template() {
    String template =
        "{% set a = 1 %}{% for k, v in order.items() if v %}{{ loop.index }}{{ k }}{% set b = v %}"
            + "{{ b }}{% endfor %}{% macro m(x, y=a) %}{{ x }}{{ y }}{% endmacro %}{{ m(a) }}"
            + "{{ unknown|default(1) }}{{ unknown is defined }}";

    assertThat(text(project.render("    - prompt: '" + template + "'\n", Map.of("customer", "A"))))
        .isEqualTo("111False");
  }

  @Test
  void says_what_failed_to_the_log_only() {
    Outcome.Failed failed =
        (Outcome.Failed)
            project.render(
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
  void renders_for_many_threads_at_once() throws Exception {
    project.write(
        """
            - prompt: |
                {% macro m(x) %}<{{ x }}>{% endmacro -%}
                {% set all = [] -%}
                {% for i in range(20) %}{{ m(customer ~ i) }}{% if loop.last %}!{% endif %}{% endfor %}
        """);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (Mxcp mxcp = project.open()) {
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
    project.write("    - prompt: 'old'\n");
    try (Mxcp mxcp = project.open()) {
      project.write("    - prompt: 'new {{ customer }}'\n");
      mxcp.reload().toCompletableFuture().get();

      assertThat(text(mxcp.render("p", Map.of("customer", "A"), CallOptions.DEFAULT)))
          .isEqualTo("new A");
    }
  }

  private static Map<String, Object> message(String role, String type, String prompt) {
    Map<String, Object> message = new java.util.LinkedHashMap<>();
    message.put("role", role);
    message.put("type", type);
    message.put("prompt", prompt);
    return message;
  }
}
