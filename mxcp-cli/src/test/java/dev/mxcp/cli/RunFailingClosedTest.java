package dev.mxcp.cli;

import static dev.mxcp.cli.GuardedCommand.deny;
import static dev.mxcp.cli.GuardedCommand.input;
import static dev.mxcp.cli.GuardedCommand.output;
import static dev.mxcp.cli.GuardedCommand.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are wrong, fail or change, through {@code run -u} and {@code test -u}. */
@Tag("long")
final class RunFailingClosedTest {

  private static final String ROW = "SELECT 'Ann' AS name, 5 AS pay, 'hush' AS ssn";
  private static final String OBJECT = "return: {type: object}";

  @TempDir static Path directory;
  private static GuardedCommand mxcp;

  @BeforeAll
  static void write_the_projects() {
    mxcp = new GuardedCommand(directory);
    conditions();
    rules();
    forms();
    failing();
  }

  private static void wrong(String tool, String... more) {
    mxcp.addTool("wrong", tool, ROW, more);
  }

  private static void conditions() {
    wrong("syntax", input(rule("user.role ==", "deny")));
    wrong("name", input(rule("usr.role == 'x'", "deny")));
    wrong("field", input(rule("user.department == 'x'", "deny")));
    wrong("text", input(rule("user.role", "deny")));
    String parameter = "parameters: [{name: b, type: string, default: x}]";
    wrong("parameter", parameter, output(rule("b == 'x'", "deny")));
  }

  private static void rules() {
    wrong("filter_before", input(rule("true", "filter_fields", "pay")));
    wrong("mask_before", input(rule("true", "mask_fields", "pay")));
    wrong("no_fields", output(rule("true", "filter_fields")));
    wrong("empty_fields", output("{condition: 'true', action: mask_fields, fields: []}"));
    wrong("dotted", output(rule("true", "mask_fields", "a.b")));
  }

  private static void forms() {
    wrong("action", input(rule("true", "refuse")));
    wrong("phase", "policies: {inputs: [{condition: 'true', action: deny}]}");
    wrong("no_condition", input("{action: deny}"));
    wrong("no_action", input("{condition: 'true'}"));
    wrong("empty", output(rule("", "deny")));
    wrong("list", "policies: [{condition: 'true', action: deny}]");
  }

  private static final Map<String, String> FAILING =
      Map.of(
          "text", "user.claims.level > 5",
          "missing", "user.claims.none == 'x'",
          "zero", "1 / size(user.permissions) == 1",
          "no_boolean", "user.claims.level");

  private static void failing() {
    FAILING.forEach(
        (name, condition) -> {
          mxcp.tool(name + "_in", ROW, input(deny(condition, "refused")));
          mxcp.tool(name + "_deny", ROW, OBJECT, output(deny(condition, "refused")));
          mxcp.tool(name + "_mask", ROW, OBJECT, output(rule(condition, "mask_fields", "pay")));
        });
    mxcp.tool(
        "functions",
        "SELECT 'ran'",
        "return: {type: string}",
        "parameters: [{name: tags, type: array, items: {type: string}, default: [a, b]}]",
        input(
            deny(
                "!(has(user.email) && !has(user.name) && user.email.matches('^[a-z]+@b[.]c$')"
                    + " && user.email.startsWith('a') && 'a' in tags && size(tags) == 2"
                    + " && tags.exists(t, t == 'b') && tags.all(t, size(t) == 1)"
                    + " && ('x' in tags ? false : true))",
                "refused")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          P07 | parameter     | Unknown name `b`; known are user, response
          P12 | field         | department
          P27 | filter_before | can only deny
          P27 | mask_before   | can only deny
          P54 | no_fields     | fields
          P54 | empty_fields  | fields
          P56 | dotted        | has a dot
          P70 | syntax        | ^
          P71 | name          | Unknown name `usr`
          P73 | text          | ^
          P76 | action        | refuse
          P76 | phase         | inputs
          P76 | no_condition  | condition
          P76 | no_action     | action
          P76 | empty         | condition
          P76 | list          | policies
          """)
  void wrong_rules_keep_their_endpoint_from_being_served(
      String number, String tool, String message) {
    GuardedCommand.Result result = mxcp.call("wrong", tool, null, "{\"role\": \"admin\"}");

    assertThat(result.text()).startsWith("unavailable: ");
    assertThat(result.json().get("problems"))
        .asString()
        .contains("tools/" + tool + ".yml", "line=", message);
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          P72 | text_in         | {"level": "hush"}    | Access denied by policy.
          P72 | missing_in      | {"role": "admin"}    | Access denied by policy.
          P72 | zero_in         |                      | Access denied by policy.
          P73 | no_boolean_in   | {"level": "hush"}    | Access denied by policy.
          P72 | zero_deny       |                      | The result is blocked by policy.
          P75 | text_mask       | {"level": "hush"}    | The result is blocked by policy.
          """)
  void rules_that_fail_refuse(String number, String tool, String user, String expected) {
    assertThat(mxcp.call(tool, tool, null, user).text()).isEqualTo("denied: " + expected);
  }

  @Test
  void P74_standard_functions_work() {
    assertThat(mxcp.call("functions", "functions", null, "{\"email\": \"ann@b.c\"}").text())
        .isEqualTo("\"ran\"");
  }

  @Test
  void P77_declared_tests_expect_denials_and_a_given_user_wins() {
    mxcp.tool(
        "tested",
        ROW,
        OBJECT,
        "policies:\n  input:\n    - "
            + deny("user.role == 'guest'", "No guests")
            + "\n  output:\n    - "
            + rule("user.role != 'hr'", "filter_fields", "pay", "ssn"),
        "tests:\n"
            + "  - {name: guest, user_context: {role: guest}, error_contains: No guests}\n"
            + "  - {name: hr, user_context: {role: hr}, result: {name: Ann, pay: 5, ssn: hush}}\n"
            + "  - {name: staff, user_context: {role: staff}, result_not_contains: [pay]}");

    assertThat(passed("test")).isEqualTo(3L);
    assertThat(passed("test", "-u", "{\"role\": \"guest\"}")).isEqualTo(1L);
  }

  private static Object passed(String... arguments) {
    Map<?, ?> json = mxcp.run("tested", arguments).json();
    return ((Map<?, ?>) json.get("result")).get("passed");
  }

  @Test
  void P78_changed_rule_holds_from_the_next_call_on() {
    String text = "return: {type: string}";
    String guest = "{\"role\": \"guest\"}";
    mxcp.tool("changing", "SELECT 'ran'", text, input(deny("user.role == 'guest'", "No guests")));
    assertThat(mxcp.call("changing", "changing", null, guest).text())
        .isEqualTo("denied: No guests");

    mxcp.tool("changing", "SELECT 'ran'", text, input(deny("user.role == 'hr'", "Not hr")));
    assertThat(mxcp.call("changing", "changing", null, guest).text()).isEqualTo("\"ran\"");
    assertThat(mxcp.call("changing", "changing", null, "{\"role\": \"hr\"}").text())
        .isEqualTo("denied: Not hr");
  }
}
