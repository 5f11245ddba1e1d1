package dev.mxcp.internal.codec;

import static dev.mxcp.internal.codec.TypeText.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeRulesTest {

  private static List<Problem> check(String type) {
    return TypeRules.check(type(type), TypeText::position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string}",
        "{type: string, format: date, minLength: 10, maxLength: 10, default: '2024-01-02'}",
        "{type: integer, minimum: 1, maximum: 1, default: '1', enum: [1, 1.0], examples: [1]}",
        "{type: string, enum: [a, null], default: null}",
        "{type: object, properties: {a: {type: integer, default: 1}}, required: [a, b], default: {b: x}}",
        "{type: array, items: {type: string, pattern: '^a$'}, default: [a]}",
        "{type: string, enum: [1, true]}"
      })
  void sound_types_have_no_problem(String type) {
    assertThat(check(type)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, default: x} | default | INVALID_DEFAULT",
        "{type: integer, enum: [1, 2], default: 3} | default | INVALID_DEFAULT",
        "{type: integer, enum: [1, x]} | enum[1] | INVALID_DEFAULT",
        "{type: integer, maximum: 1, enum: [2]} | enum[0] | INVALID_DEFAULT",
        "{type: integer, enum: []} | enum | CONFLICTING_LIMITS",
        "{type: integer, minimum: 2, maximum: 1} | minimum | CONFLICTING_LIMITS",
        "{type: number, minimum: 1, exclusiveMaximum: 1} | minimum | CONFLICTING_LIMITS",
        "{type: number, exclusiveMinimum: 1, maximum: 1} | exclusiveMinimum | CONFLICTING_LIMITS",
        "{type: number, exclusiveMinimum: 1, exclusiveMaximum: 1} | exclusiveMinimum | CONFLICTING_LIMITS",
        "{type: number, multipleOf: 0} | multipleOf | INVALID_VALUE",
        "{type: number, multipleOf: -1} | multipleOf | INVALID_VALUE",
        "{type: string, minLength: 2, maxLength: 1} | minLength | CONFLICTING_LIMITS",
        "{type: string, minLength: -1} | minLength | INVALID_VALUE",
        "{type: string, pattern: '('} | pattern | INVALID_VALUE",
        "{type: array, minItems: 2, maxItems: 1} | minItems | CONFLICTING_LIMITS",
        "{type: array, items: {type: string, pattern: '['}} | items.pattern | INVALID_VALUE",
        "{type: array, items: {type: integer}, default: [x]} | default | INVALID_DEFAULT",
        "{type: object, properties: {a: {type: integer, default: x}}} | properties.a.default | INVALID_DEFAULT",
        "{type: object, required: [a], additionalProperties: false} | required | CONFLICTING_LIMITS",
        "{type: object, properties: {a: {type: integer}}, default: {a: x}} | default | INVALID_DEFAULT"
      })
  void problem_has_its_place_and_code(String type, String path, ProblemCode code) {
    assertThat(check(type))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.position()).isEqualTo(TypeText.position(path));
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  @Test
  void example_that_does_not_fit_is_a_warning() {
    assertThat(check("{type: integer, examples: [1, x]}"))
        .singleElement()
        .hasToString(
            "tool.yml:1:1: warning [invalid-default] examples[1]: The example does not fit its"
                + " type: expected an integer, got \"x\".");
  }

  @Test
  void conflict_says_what_excludes_what() {
    assertThat(check("{type: number, minimum: 1, exclusiveMaximum: 1}").get(0).message())
        .isEqualTo("minimum 1 leaves nothing below exclusiveMaximum 1: no value fits.");
  }

  @Test
  void sensitive_default_is_not_shown() {
    assertThat(
            check(
                    "{type: object, sensitive: true, properties: {a: {type: integer, default: hunter2}}}")
                .toString())
        .contains("a sensitive value")
        .doesNotContain("hunter2");
  }
}
