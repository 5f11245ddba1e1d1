package dev.mxcp.cli.guarded;

import static dev.mxcp.cli.guarded.GuardedProject.call;
import static dev.mxcp.cli.guarded.GuardedProject.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.definition.EndpointKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases P05 to P08 and P40 to P58, in SQL and Python, as values and as streams. */
final class OutputPoliciesTest {

  private static final CallOptions ANYBODY = CallOptions.DEFAULT;
  private static final CallOptions ADMIN = role("admin");
  private static final String NOT_ADMIN = "\"user.role != 'admin'\"";
  private static final String BLOCKED = "denied: The result is blocked by policy.";
  private static final String OBJECT = "return: {type: object}";

  private static final String SQL_ROW = "SELECT 'Ann' AS name, 5000 AS salary, 'hush' AS ssn";
  private static final String PY_ROW = "{'name': 'Ann', 'salary': 5000, 'ssn': 'hush'}";
  private static final String SQL_ROWS =
      "SELECT * FROM (VALUES ('Ann', 1, 'hush'), ('Bob', 2, 'hush')) t(name, salary, ssn)";
  private static final String PY_ROWS =
      "[{'name': 'Ann', 'salary': 1, 'ssn': 'hush'}, {'name': 'Bob', 'salary': 2, 'ssn': 'hush'}]";

  @TempDir static Path directory;
  private static Mxcp mxcp;

  @BeforeAll
  static void start() {
    GuardedProject project = new GuardedProject(directory);
    named(project);
    responses(project);
    sensitive(project);
    shapes(project);
    mxcp = project.start();
  }

  @AfterAll
  static void stop() {
    mxcp.close();
  }

  private static String output(String... rules) {
    return "policies:\n  output:\n    - " + String.join("\n    - ", rules);
  }

  private static String rule(String condition, String action, String fields) {
    String which = fields.isEmpty() ? "" : ", fields: [" + fields + "]";
    return "{condition: " + condition + ", action: " + action + which + "}";
  }

  private static void named(GuardedProject project) {
    String filter = rule(NOT_ADMIN, "filter_fields", "salary, nothing");
    String mask = rule(NOT_ADMIN, "mask_fields", "ssn, nothing, salary");
    project
        .both("one_filtered", SQL_ROW, "", "return " + PY_ROW, OBJECT, output(filter))
        .both("all_filtered", SQL_ROWS, "", "return " + PY_ROWS, output(filter))
        .both("one_masked", SQL_ROW, "", "return " + PY_ROW, OBJECT, output(mask))
        .both("all_masked", SQL_ROWS, "", "return " + PY_ROWS, output(mask))
        .both(
            "all_three",
            SQL_ROWS,
            "",
            "return " + PY_ROWS,
            output(
                rule("'true'", "filter_fields", "salary"),
                rule("'true'", "filter_fields", "name"),
                rule("'true'", "mask_fields", "ssn")));
  }

  private static void responses(GuardedProject project) {
    project
        .both(
            "named_response",
            "SELECT $response AS total",
            "response",
            "return {'total': response}",
            "parameters: [{name: response, type: integer}]",
            "return: {type: object, properties: {total: {type: integer}}}",
            output(rule("'response.total > 100'", "deny", "")))
        .both(
            "json_form",
            "SELECT 150.50::DECIMAL(9,2) AS total, DATE '2024-01-02' AS day",
            "",
            "return {'total': Decimal('150.50'), 'day': date(2024, 1, 2)}",
            OBJECT,
            output(rule("\"response.total > 150 && response.day == '2024-01-02'\"", "deny", "")))
        .both(
            "list_form",
            "SELECT range AS x FROM range(1, $n::BIGINT + 1)",
            "n",
            "return [{'x': i + 1} for i in range(n)]",
            "parameters: [{name: n, type: integer}]",
            output(rule("'size(response) > 3 && response[0].x == 1'", "deny", "")))
        .both(
            "seen_twice",
            SQL_ROW,
            "",
            "return " + PY_ROW,
            OBJECT,
            output(
                rule("'response.salary > 10'", "filter_fields", "salary"),
                rule("'response.salary > 10'", "mask_fields", "ssn")))
        .both(
            "writes",
            "INSERT INTO ran VALUES ('hush') RETURNING name",
            "",
            "return db.execute(\"INSERT INTO ran VALUES ('hush') RETURNING name\")",
            output(
                "{condition: \"response[0].name == 'hush'\", action: deny, reason: Not for you}"));
  }

  private static void sensitive(GuardedProject project) {
    String rule = output(rule(NOT_ADMIN, "filter_sensitive_fields", ""));
    String type =
        """
        return:
          type: object
          required: [id, ssn, inner]
          properties:
            id: {type: integer}
            nothing: {type: string}
            ssn: {type: string, sensitive: true}
            amount: {type: number, sensitive: true}
            count: {type: integer, sensitive: true}
            flag: {type: boolean, sensitive: true}
            whole: {type: object, sensitive: true, properties: {a: {type: integer}}}
            codes: {type: array, items: {type: string, sensitive: true}}
            inner:
              type: object
              properties:
                open: {type: string}
                deep: {type: array, items: {type: object, properties: {pin: {type: string, sensitive: true}, n: {type: integer}}}}
        """;
    project
        .both(
            "deep",
            "SELECT 1 AS id, NULL AS nothing, 'hush' AS ssn, 1.5 AS amount, 7 AS count,"
                + " true AS flag, {'a': 777} AS whole, ['hush'] AS codes, 'kept' AS extra,"
                + " {'open': 'yes', 'deep': [{'pin': 'hush', 'n': 1}]} AS inner",
            "",
            "return {'id': 1, 'nothing': None, 'ssn': 'hush', 'amount': 1.5, 'count': 7,"
                + " 'flag': True, 'whole': {'a': 777}, 'codes': ['hush'], 'extra': 'kept',"
                + " 'inner': {'open': 'yes', 'deep': [{'pin': 'hush', 'n': 1}]}}",
            type,
            rule)
        .both(
            "secret",
            "SELECT 'hush'",
            "",
            "return 'hush'",
            "return: {type: string, sensitive: true}",
            rule)
        .both(
            "secret_items",
            "SELECT unnest(['hush', 'hush'])",
            "",
            "return ['hush', 'hush']",
            "return: {type: array, items: {type: string, sensitive: true}}",
            rule);
  }

  private static void shapes(GuardedProject project) {
    String hide = output(rule(NOT_ADMIN, "mask_fields", "total"));
    project
        .both("scalar", "SELECT 42", "", "return 42", "return: {type: integer}", hide)
        .both(
            "scalars",
            "SELECT unnest([4, 2])",
            "",
            "return [4, 2]",
            "return: {type: array, items: {type: integer}}",
            hide)
        .both(
            "required",
            SQL_ROW,
            "",
            "return " + PY_ROW,
            "return: {type: object, required: [name, salary, ssn], properties: {name: {type:"
                + " string}, salary: {type: integer}, ssn: {type: string, enum: [hush]}}}",
            output(
                rule(NOT_ADMIN, "filter_fields", "salary"), rule(NOT_ADMIN, "mask_fields", "ssn")))
        .sql(
            "odd_sql",
            "SELECT 1.5::DECIMAL(9,2) AS d, uuid() AS u, 'x'::BLOB AS b, DATE '2024-01-02' AS t,"
                + " 'NaN'::DOUBLE AS nan, 12345678901234567890::HUGEINT AS big, 'hush' AS ssn",
            OBJECT,
            odd())
        .python(
            "odd_py",
            "",
            "return {'d': Decimal('1.5'), 'u': UUID(int=1), 'b': b'x', 't': date(2024, 1, 2),"
                + " 'nan': float('nan'), 'big': 12345678901234567890, 'ssn': 'hush'}",
            OBJECT,
            odd());
  }

  private static String odd() {
    return output(
        rule(
            "\"response.d == 1.5 && size(response.u) == 36 && response.b == 'eA==' &&"
                + " response.t == '2024-01-02' && response.nan == null\"",
            "mask_fields",
            "ssn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P05_parameter_named_response_does_not_stand_for_the_result(String in) {
    assertThat(call(mxcp, "named_response" + in, Map.of("response", 101), ANYBODY))
        .isEqualTo(BLOCKED);
    assertThat(call(mxcp, "named_response" + in, Map.of("response", 100), ANYBODY))
        .isEqualTo("{\"total\":100}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P06_conditions_see_the_result_in_its_json_form(String in) {
    assertThat(call(mxcp, "json_form" + in, ANYBODY)).isEqualTo(BLOCKED);
    assertThat(call(mxcp, "list_form" + in, Map.of("n", 4), ANYBODY)).isEqualTo(BLOCKED);
    assertThat(call(mxcp, "list_form" + in, Map.of("n", 1), ANYBODY)).isEqualTo("[{\"x\":1}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P08_every_rule_sees_the_result_as_first_produced(String in) {
    assertThat(call(mxcp, "seen_twice" + in, ANYBODY))
        .isEqualTo("{\"name\":\"Ann\",\"ssn\":\"****\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P40_P41_P43_filtered_fields_are_gone_and_the_others_stay(String in) {
    assertThat(call(mxcp, "one_filtered" + in, ANYBODY))
        .isEqualTo("{\"name\":\"Ann\",\"ssn\":\"hush\"}");
    assertThat(call(mxcp, "all_filtered" + in, ANYBODY))
        .isEqualTo("[{\"name\":\"Ann\",\"ssn\":\"hush\"},{\"name\":\"Bob\",\"ssn\":\"hush\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P42_P43_masked_fields_are_stars_of_whatever_type(String in) {
    assertThat(call(mxcp, "one_masked" + in, ANYBODY))
        .isEqualTo("{\"name\":\"Ann\",\"salary\":\"****\",\"ssn\":\"****\"}");
    assertThat(call(mxcp, "all_masked" + in, ANYBODY))
        .contains("Ann", "Bob")
        .doesNotContain("hush", "1", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P44_all_rules_take_effect(String in) {
    assertThat(call(mxcp, "all_three" + in, ANYBODY))
        .isEqualTo("[{\"ssn\":\"****\"},{\"ssn\":\"****\"}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P45_result_is_untouched_where_no_rule_holds(String in) {
    String row = "{\"name\":\"Ann\",\"salary\":5000,\"ssn\":\"hush\"}";
    assertThat(call(mxcp, "one_filtered" + in, ADMIN)).isEqualTo(row);
    assertThat(call(mxcp, "one_masked" + in, ADMIN)).isEqualTo(row);
    assertThat(call(mxcp, "all_masked" + in, ADMIN))
        .isEqualTo(call(mxcp, "all_filtered" + in, ADMIN))
        .contains("\"salary\":2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P46_denied_result_shows_nothing_and_what_was_written_stays(String in) {
    mxcp.runtime().database().execute("CREATE OR REPLACE TABLE ran (name VARCHAR)");

    assertThat(call(mxcp, "writes" + in, ANYBODY)).isEqualTo("denied: Not for you");
    assertThat(mxcp.runtime().database().execute("SELECT * FROM ran")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P47_P48_P49_P51_P52_sensitive_values_are_gone_at_every_depth(String in) {
    assertThat(call(mxcp, "deep" + in, ANYBODY))
        .isEqualTo(
            "{\"id\":1,\"nothing\":null,\"codes\":[],\"extra\":\"kept\","
                + "\"inner\":{\"open\":\"yes\",\"deep\":[{\"n\":1}]}}");
    assertThat(call(mxcp, "deep" + in, ADMIN)).contains("hush", "777", "\"flag\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P50_result_that_is_sensitive_as_a_whole_is_null(String in) {
    assertThat(call(mxcp, "secret" + in, ANYBODY)).isEqualTo("null");
    assertThat(call(mxcp, "secret" + in, ADMIN)).isEqualTo("\"hush\"");
    assertThat(call(mxcp, "secret_items" + in, ANYBODY)).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P53_filtered_result_succeeds_and_the_advertised_schema_fits_it(String in) {
    assertThat(call(mxcp, "required" + in, ANYBODY))
        .isEqualTo("{\"name\":\"Ann\",\"ssn\":\"****\"}");
    String schema =
        mxcp.registry()
            .entry(EndpointKind.TOOL, "required" + in)
            .orElseThrow()
            .outputSchema()
            .text();
    assertThat(schema).contains("\"required\":[\"name\",\"ssn\"]", "\"hush\",null,\"****\"");
    assertThat(
            mxcp.registry()
                .entry(EndpointKind.TOOL, "deep" + in)
                .orElseThrow()
                .outputSchema()
                .text())
        .contains("\"required\":[\"id\",\"inner\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P55_result_without_fields_is_denied_and_never_clear(String in) {
    assertThat(call(mxcp, "scalar" + in, ANYBODY)).isEqualTo(BLOCKED);
    assertThat(call(mxcp, "scalar" + in, ADMIN)).isEqualTo("42");
    assertThat(mxcp.call("scalars" + in, Map.of()).isOk()).isFalse();
    assertThat(GuardedProject.stream(mxcp, "scalars" + in, Map.of(), ANYBODY))
        .startsWith(BLOCKED)
        .doesNotContain("4", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P57_conditions_work_on_results_of_every_type(String in) {
    String result = GuardedProject.text(mxcp.call("odd" + in, Map.of()));
    assertThat(result).contains("\"ssn\":\"****\"", "12345678901234567890", "\"nan\":null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P58_nothing_of_a_stream_leaves_before_it_is_allowed(String in) {
    assertThat(GuardedProject.stream(mxcp, "list_form" + in, Map.of("n", 100_000), ANYBODY))
        .isEqualTo(BLOCKED);
  }

  @Test
  void P07_P27_P54_P56_rules_that_would_not_protect_are_errors_at_load(@TempDir Path other) {
    GuardedProject project = new GuardedProject(other);
    String closed =
        "return: {type: object, additionalProperties: false, properties: {a: {type: integer}}}";

    assertThat(
            project.problems(
                "parameters: [{name: b, type: string}]", output(rule("\"b == 'x'\"", "deny", ""))))
        .anyMatch(text -> text.matches("(?s)error .*Unknown name `b`; known are user, response.*"));
    for (String action : List.of("filter_fields", "mask_fields")) {
      assertThat(
              project.problems(
                  "policies: {input: [{condition: 'true', action: " + action + ", fields: [a]}]}"))
          .anyMatch(text -> text.startsWith("error ") && text.contains("can only deny"));
      assertThat(project.problems(output(rule("'true'", action, ""))))
          .anyMatch(text -> text.startsWith("error "));
      assertThat(
              project.problems(output("{condition: 'true', action: " + action + ", fields: []}")))
          .anyMatch(text -> text.startsWith("error "));
      assertThat(project.problems(output(rule("'true'", action, "a.b"))))
          .anyMatch(text -> text.startsWith("error ") && text.contains("has a dot"));
      assertThat(project.problems(closed, output(rule("'true'", action, "b"))))
          .anyMatch(text -> text.startsWith("error ") && text.contains("never has"));
    }
    assertThat(project.problems(output(rule("'true'", "filter_sensitive_fields", ""))))
        .anyMatch(text -> text.startsWith("error ") && text.contains("needs a `return`"));
  }
}
