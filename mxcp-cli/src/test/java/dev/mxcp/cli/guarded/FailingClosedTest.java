package dev.mxcp.cli.guarded;

import static dev.mxcp.cli.guarded.GuardedProject.NO_GUESTS;
import static dev.mxcp.cli.guarded.GuardedProject.call;
import static dev.mxcp.cli.guarded.GuardedProject.role;
import static dev.mxcp.cli.guarded.GuardedProject.text;
import static dev.mxcp.cli.guarded.GuardedProject.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.suite.EndpointReport;
import dev.mxcp.suite.SuiteRunner;
import dev.mxcp.suite.TestReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases P00, P12 and P70 to P78: whatever cannot be decided is refused. */
final class FailingClosedTest {

  @TempDir Path directory;
  private GuardedProject project;

  @BeforeEach
  void create() {
    project = new GuardedProject(directory);
  }

  private static String deny(String condition) {
    return "policies: {input: [{condition: \"" + condition + "\", action: deny}]}";
  }

  @Test
  void P00_without_a_language_a_guarded_endpoint_is_never_served() {
    project.sql("guarded", "SELECT 1", NO_GUESTS).sql("open", "SELECT 2 AS n");

    assertThat(project.engines().check())
        .anySatisfy(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.hint()).contains("mxcp-policies");
            });
    assertThatThrownBy(() -> project.engines().build()).isInstanceOf(LoadException.class);
    try (Mxcp mxcp = project.engines().lenient(true).build()) {
      assertThat(text(mxcp.call("guarded", Map.of(), role("hr")))).startsWith("unavailable: ");
      assertThat(text(mxcp.call("open", Map.of()))).isEqualTo("[{\"n\":2}]");
    }
  }

  private static final List<String> WRONG =
      List.of(
          "user.role ==", // P70
          "usr.role == 'x'", // P71
          "user.department == 'x'", // P12
          "user.role", // P73
          "size(user.permissions)", // P73
          "user.role > 5", // P72
          "user.permissions.all(p, p == 1)"); // P72

  @Test
  void P12_P70_P71_P73_conditions_that_cannot_be_right_are_errors_with_their_place() {
    for (int i = 0; i < WRONG.size(); i++) {
      project.sql("wrong" + i, "SELECT 1", deny(WRONG.get(i)));
    }

    List<Problem> problems = project.builder().check();
    try (Mxcp mxcp = project.builder().lenient(true).build()) {
      for (int i = 0; i < WRONG.size(); i++) {
        String name = "wrong" + i;
        assertThat(
                problems.stream()
                    .filter(problem -> problem.position().file().endsWith(name + ".yml")))
            .as(WRONG.get(i))
            .isNotEmpty()
            .allMatch(problem -> problem.isError() && problem.position().line() == 5)
            .allMatch(problem -> problem.message().matches("(?s).*\n\\s*\\^.*"));
        assertThat(text(mxcp.call(name, Map.of(), role("admin")))).startsWith("unavailable: ");
      }
    }
  }

  private static final List<String> BROKEN =
      List.of(
          "user.claims.level > 5",
          "user.claims.missing == 'x'",
          "user.email.endsWith('x')",
          "1 / (n - 1) == 1",
          "[1, 2][n + 5] == 1",
          "user.claims.level", // P73: not known at load
          "user.claims.level ? true : false",
          "n + 9223372036854775807 > 0",
          "list.exists(x, list.exists(y, list.exists(z, x + y + z == 1)))");

  @Test
  void P72_P73_P75_conditions_that_fail_while_they_run_deny_in_every_phase() {
    String parameters =
        "parameters:\n  - {name: n, type: integer, default: 1}\n"
            + "  - {name: list, type: array, items: {type: integer}, default: ["
            + zeros()
            + "]}";
    String row = "SELECT 'hush' AS ssn, $n AS n, $list AS list";
    String object = "return: {type: object}";
    for (int i = 0; i < BROKEN.size(); i++) {
      String before = "SELECT 'hush' AS ssn WHERE $n = 1 AND len($list) > 0";
      String output =
          "policies:\n  output:\n    - {condition: \"" + onResponse(BROKEN.get(i)) + "\", action: ";
      project
          .sql("before" + i, before, parameters, deny(BROKEN.get(i)))
          .sql("after" + i, row, object, parameters, output + "filter_fields, fields: [other]}")
          .sql("denying" + i, row, object, parameters, output + "deny}");
    }
    CallOptions caller = user(Map.of("role", "hr", "level", "hush"));
    try (Mxcp mxcp = project.start()) {
      for (int i = 0; i < BROKEN.size(); i++) {
        assertThat(call(mxcp, "before" + i, caller)).isEqualTo("denied: Access denied by policy.");
        String blocked = "denied: The result is blocked by policy.";
        assertThat(call(mxcp, "after" + i, caller)).as(BROKEN.get(i)).isEqualTo(blocked);
        assertThat(call(mxcp, "denying" + i, caller)).as(BROKEN.get(i)).startsWith("denied: ");
        Outcome.Failed failed = (Outcome.Failed) mxcp.call("after" + i, Map.of(), caller);
        assertThat(failed.diagnostic()).contains("output[0]").doesNotContain("hush");
      }
    }
  }

  private static String onResponse(String condition) {
    return condition
        .replace("list", "response.list")
        .replace("(n ", "(response.n ")
        .replace("[n ", "[response.n ")
        .replaceFirst("^n ", "response.n ");
  }

  private static String zeros() {
    return "0" + ", 0".repeat(99);
  }

  @Test
  void P74_standard_functions_work_and_patterns_match_in_linear_time() {
    project.sql(
        "only",
        "SELECT 1 WHERE $text <> ''",
        "parameters: [{name: text, type: string}, {name: tags, type: array, items: {type: string},"
            + " default: [a, b]}]",
        "return: {type: integer}",
        deny(
            "!(!has(user.email) && 'a' in tags && size(tags) == 2 && text.startsWith('aa')"
                + " && tags.exists(t, t == 'b') && tags.all(t, size(t) == 1)"
                + " && (text.matches('^(a+)+$') ? false : true))"));
    project.sql("unused", "SELECT 1 AS n");
    try (Mxcp mxcp = project.start()) {
      assertThat(call(mxcp, "only", Map.of("text", "a".repeat(20_000) + "!"), CallOptions.DEFAULT))
          .isEqualTo("1");
    }
  }

  @Test
  void P76_policies_of_another_form_are_errors() {
    List<String> forms =
        List.of(
            "policies: {input: [{condition: 'true', action: refuse}]}",
            "policies: {inputs: [{condition: 'true', action: deny}]}",
            "policies: {input: [{action: deny}]}",
            "policies: {input: [{condition: 'true'}]}",
            "policies: {output: [{condition: '', action: deny}]}",
            "policies: [{condition: 'true', action: deny}]");
    for (int i = 0; i < forms.size(); i++) {
      project.sql("form" + i, "SELECT 1", forms.get(i));
    }

    List<Problem> problems = project.builder().check();
    for (int i = 0; i < forms.size(); i++) {
      String file = "form" + i + ".yml";
      assertThat(problems)
          .as(forms.get(i))
          .anyMatch(problem -> problem.isError() && problem.position().file().endsWith(file));
    }
  }

  @Test
  void P13_P77_declared_tests_have_users_expect_denials_and_see_filtered_results() {
    project.both(
        "employee",
        "SELECT 'Ann' AS name, 5 AS salary",
        "",
        "return {'name': 'Ann', 'salary': 5}",
        "return: {type: object}",
        "policies:\n  input:\n"
            + "    - {condition: \"user.role == 'guest'\", action: deny, reason: No guests}\n"
            + "    - {condition: \"user.provider == 'cli'\", action: deny, reason: Not by command}\n"
            + "  output:\n"
            + "    - {condition: \"user.role != 'hr'\", action: filter_fields, fields: [salary]}",
        "tests:\n"
            + "  - {name: guest, user_context: {role: guest}, error_contains: No guests}\n"
            + "  - {name: hr, user_context: {role: hr}, result: {name: Ann, salary: 5}}\n"
            + "  - {name: staff, user_context: {role: staff}, result_not_contains: [salary]}\n"
            + "  - {name: wrong, user_context: {role: staff}, error_contains: No guests}");
    try (Mxcp mxcp = project.start()) {
      for (EndpointReport report : SuiteRunner.of(mxcp).runAll().endpoints()) {
        assertThat(report.tests().stream().map(TestReport::isPassed).toList())
            .as(report.toString())
            .containsExactly(true, true, true, false);
      }
      SuiteRunner asGuest = SuiteRunner.of(mxcp).withOptions(role("guest"));
      assertThat(asGuest.runAll().endpoints().get(0).tests())
          .extracting(TestReport::isPassed)
          .containsExactly(true, false, false, true);
    }
  }

  @Test
  void P78_reload_brings_new_rules_from_the_first_call_on() {
    project.both("changing", "SELECT 1", "", "return 1", "return: {type: integer}", NO_GUESTS);
    try (Mxcp mxcp = project.start()) {
      assertThat(call(mxcp, "changing_sql", role("guest"))).isEqualTo("denied: No guests");
      project.both(
          "changing",
          "SELECT 1",
          "",
          "return 1",
          "return: {type: integer}",
          NO_GUESTS.replace("== 'guest'", "!= 'guest'"));
      mxcp.reload().toCompletableFuture().join();
      for (String tool : List.of("changing_sql", "changing_py")) {
        assertThat(call(mxcp, tool, role("guest"))).isEqualTo("1");
        assertThat(call(mxcp, tool, role("hr"))).isEqualTo("denied: No guests");
      }
    }
  }
}
