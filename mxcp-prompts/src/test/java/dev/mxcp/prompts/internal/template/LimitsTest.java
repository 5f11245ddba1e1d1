package dev.mxcp.prompts.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.runtime.Cancellation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates and arguments that are made to take everything. */
final class LimitsTest {

  private static final Map<String, Object> ARGUMENTS = arguments();

  private static Map<String, Object> arguments() {
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("n", "a".repeat(500_000) + "b");
    arguments.put("s", "a".repeat(1_000_000));
    arguments.put("words", "x y ".repeat(900_000));
    arguments.put("hyphens", "a-".repeat(1_000_000));
    arguments.put("items", IntStream.range(0, 100_000).boxed().toList());
    arguments.put("day", LocalDate.of(2024, 1, 31));
    arguments.put("deep", nested(900));
    return arguments;
  }

  private static Object nested(int depth) {
    Object value = "x";
    for (int i = 0; i < depth; i++) {
      value = List.of(value);
    }
    return value;
  }

  static Stream<String> nesting() {
    return Stream.of(
        "{% if 1 %}".repeat(2000) + "{% endif %}".repeat(2000),
        "{% for i in items %}".repeat(61) + "{% endfor %}".repeat(61),
        "{% macro m() %}".repeat(61) + "{% endmacro %}".repeat(61),
        "{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}",
        "{{ " + "[".repeat(5000) + "1" + "]".repeat(5000) + " }}",
        "{{ " + "{1:".repeat(5000) + "1" + "}".repeat(5000) + " }}",
        "{{ " + "range(".repeat(5000) + "1" + ")".repeat(5000) + " }}",
        "{{ items" + "[items".repeat(5000) + "]".repeat(5000) + " }}",
        "{{ 1" + " if 1".repeat(5000) + " }}",
        "{{ " + "1 if 0 else ".repeat(5000) + "1 }}",
        "{% set " + "(".repeat(5000) + "a" + ")".repeat(5000) + " = 1 %}",
        "{{ 1" + "|default(1".repeat(5000) + ")".repeat(5000) + " }}");
  }

  @ParameterizedTest
  @MethodSource("nesting")
  void refuses_what_nests_too_deeply_at_load(String template) {
    TemplateException e =
        catchThrowableOfType(
            TemplateException.class, () -> TemplateParser.parse(template, List.of("items")));

    assertThat(e.problems()).hasSize(1);
    assertThat(e.problems().get(0).message()).matches(".* nests? more than (60|100) deep");
    assertThat(e.problems().get(0).column()).isGreaterThan(100);
  }

  static Stream<String> chains() {
    return Stream.of(
        "{{ " + "not ".repeat(50_000) + "1 }}",
        "{{ " + "s~".repeat(3) + "1~".repeat(50_000) + "1 }}",
        "{{ " + "1+".repeat(50_000) + "1 }}",
        "{{ " + "1**".repeat(50_000) + "1 }}",
        "{{ " + "1 and ".repeat(50_000) + "1 }}",
        "{{ " + "- ".repeat(50_000) + "1 }}",
        "{{ 1" + "|string".repeat(50_000) + " }}",
        "{{ 1" + " is odd".repeat(50_000) + " }}",
        "{{ 1" + " < 2".repeat(50_000) + " }}",
        "{% if 0 %}" + "{% elif 0 %}".repeat(50_000) + "{% endif %}",
        "{{ '" + "\\n".repeat(500_000) + "'|length }}");
  }

  @ParameterizedTest
  @MethodSource("chains")
  void renders_chains_of_any_length(String template) throws Exception {
    Template parsed = TemplateParser.parse(template, ARGUMENTS.keySet());

    assertThat(parsed.render(ARGUMENTS, Cancellation.NEVER, 4_000_000)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in items %}{% if n in s %}x{% endif %}{% endfor %}",
        "{% for i in items %}{% set x = s|upper %}{% endfor %}",
        "{% for i in items %}{% set x = s[1:] %}{% endfor %}",
        "{% for i in items %}{% set x = s[i] %}{% endfor %}",
        "{% set ns = namespace(l=[]) %}{% for i in items %}{% set ns.l = ns.l + [s ~ i] %}{% endfor %}",
        "{% for a in items %}{% for b in items %}{% endfor %}{% endfor %}",
        "{{ s|replace('a', 'aaaaaaa') }}",
        "{{ s|replace('', s) }}",
        "{{ words|wordwrap(1) }}",
        "{{ words|wordwrap(1, true, s) }}",
        "{{ s.center(10**9) }}",
        "{{ s.ljust(10**9) }}",
        "{{ s.zfill(10**9) }}",
        "{{ '\t'.expandtabs(10**9) }}",
        "{{ s|indent(10**9, true) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%*d' % (10**9, 1) }}",
        "{{ '%.1000000000f' % 1 }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ '{:01000000000,}'.format(1) }}",
        "{{ ([s] * 1000)|join(s) }}",
        "{{ items|map('string')|map('replace', '', s)|list }}",
        "{{ [1]|batch(10**8, 0) }}",
        "{{ items|slice(10**8) }}",
        "{{ ([items] * 100)|sum(start=[]) }}",
        "{{ [[[items]]]|tojson(indent=10**9) }}",
        "{{ ('9' * 10**6)|int }}",
        "{{ range(10**9) }}",
        "{{ 1.5|round(10**9) }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{% call m() %}{{ caller() }}{% endcall %}{% endmacro %}{{ m() }}",
        "{% set a = namespace(l=[], k=[]) %}{% for i in range(90) %}{% set a.l = [a.l, a.l] %}"
            + "{% set a.k = [a.k, a.k] %}{% endfor %}{{ a.l == a.k }}",
        "{% set a = namespace(l=(1,)) %}{% for i in range(90) %}{% set a.l = (a.l, a.l) %}"
            + "{% endfor %}{{ {a.l: 1} }}",
        "{% set a = namespace(l=[], k=[]) %}{% for i in items %}{% set a.l = [a.l] %}"
            + "{% set a.k = [a.k] %}{% endfor %}{{ a.l < a.k }}",
        "{{ deep }}",
        "{{ deep|tojson }}",
      })
  void ends_what_takes_too_much(String template) throws Exception {
    RenderException e = failure(template, new Budget(() -> false));

    assertThat(e.isLimit()).isTrue();
    assertThat(e).hasMessageNotContaining("memory");
  }

  @Test
  void refuses_arguments_that_nest_without_end() throws Exception {
    Template template = TemplateParser.parse("{{ deep|length }}", List.of("deep"));

    RenderException e =
        catchThrowableOfType(
            RenderException.class,
            () -> template.render(Map.of("deep", nested(50_000)), Cancellation.NEVER, 1000));

    assertThat(e.isLimit()).isTrue();
    assertThat(e).hasMessage("an argument nests more than 1000 deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% if n in s %}x{% endif %}",
        "{{ s.count(n) }}",
        "{{ s.rfind(n) }}",
        "{{ s.partition(n)|length }}",
        "{{ s|replace(n, '')|length }}",
        "{{ s.split(n)|length }}",
        "{{ hyphens|wordwrap(7)|length }}",
        "{{ s|wordwrap(7, false)|length }}",
        "{{ s.strip(n) }}",
        "{{ day.strftime('%Y' * 10**5)|length }}",
        "{{ ('%s' * 100000) % (items * 1) }}",
        "{{ ('{}' * 1000).format(*items)|length }}",
        "{{ items|sort(reverse=true)|length }}",
        "{{ items|unique|length }}",
        "{{ items|join }}",
        "{{ items|tojson|length }}",
        "{{ items == items[1:] + [1] }}",
        "{{ -1 in items }}",
        "{{ s * 3 }}",
        "{{ items[::2]|length }}",
        "{{ s|title|length }}",
        "{{ s|e|length }}",
      })
  void looks_whether_it_was_cancelled_inside_of_long_steps(String template) throws Exception {
    AtomicInteger looks = new AtomicInteger();

    RenderException e = failure(template, new Budget(() -> looks.incrementAndGet() > 1));

    assertThat(e).hasMessage("the rendering was stopped");
    assertThat(e.isLimit()).isFalse();
  }

  private static RenderException failure(String template, Budget budget) throws Exception {
    Template parsed = TemplateParser.parse(template, ARGUMENTS.keySet());
    return catchThrowableOfType(
        RenderException.class, () -> parsed.render(ARGUMENTS, budget, 4_000_000));
  }
}
