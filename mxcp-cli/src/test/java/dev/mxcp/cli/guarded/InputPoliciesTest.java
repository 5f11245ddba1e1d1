package dev.mxcp.cli.guarded;

import static dev.mxcp.cli.guarded.GuardedProject.NO_GUESTS;
import static dev.mxcp.cli.guarded.GuardedProject.call;
import static dev.mxcp.cli.guarded.GuardedProject.role;
import static dev.mxcp.cli.guarded.GuardedProject.text;
import static dev.mxcp.cli.guarded.GuardedProject.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.runtime.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases P01 to P29, in SQL, Python, Java, prompts and resources. */
final class InputPoliciesTest {

  private static final CallOptions ANONYMOUS = CallOptions.DEFAULT;

  @TempDir static Path directory;
  private static Mxcp mxcp;

  @BeforeAll
  static void start() {
    GuardedProject project = new GuardedProject(directory);
    whatConditionsSee(project);
    rules(project);
    project
        .resource(
            "docs",
            "docs://{id}",
            "SELECT 'document ' || $id",
            "parameters: [{name: id, type: integer}]",
            "return: {type: string}",
            denies("id > 10 || user.role == 'guest'"))
        .prompt(
            "ask",
            "Ask {{ topic }}",
            "parameters: [{name: topic, type: string}]",
            "policies:\n  input: [{condition: \"topic == 'pay'\", action: deny}]\n"
                + "  output: [{condition: \"response[0].prompt.contains('hush')\", action: deny}]");
    Tool java =
        Tool.builder("from_java")
            .parameter("n", ValueType.integer())
            .policies(
                new Policies(
                    List.of(rule("n > 10", Action.DENY)),
                    List.of(rule("user.role != 'admin'", Action.MASK_FIELDS, "ssn"))))
            .build();
    mxcp =
        project
            .builder()
            .tool(java, call -> Map.of("n", call.arguments().get("n"), "ssn", 123))
            .build();
    mxcp.runtime().database().execute("CREATE TABLE ran (name VARCHAR)");
  }

  private static Rule rule(String condition, Action action, String... fields) {
    return new Rule(condition, action, null, List.of(fields), SourcePosition.of(Path.of("Java")));
  }

  private static String denies(String condition) {
    return "policies: {input: [{condition: \"" + condition + "\", action: deny}]}";
  }

  private static void whatConditionsSee(GuardedProject project) {
    project
        .both(
            "owner",
            "SELECT $owner",
            "owner",
            "return owner",
            "parameters: [{name: owner, type: string, default: ann}]",
            "return: {type: string}",
            denies("owner != user.user_id"))
        .both(
            "number",
            "SELECT $n",
            "n",
            "return n",
            "parameters: [{name: n, type: integer, default: 20}]",
            "return: {type: integer}",
            denies("n > 10"))
        .both(
            "named_user",
            "SELECT $user",
            "user",
            "return user",
            "parameters: [{name: user, type: string}]",
            "return: {type: string}",
            denies("user.role == 'guest'"))
        .both(
            "everything",
            "SELECT 1",
            "",
            "return 1",
            "return: {type: integer}",
            denies(
                "!(user.role == 'anonymous' && user.permissions == [] && user.capabilities == []"
                    + " && user.user_id == null && user.username == null && user.email == null"
                    + " && user.provider == null && user.name == null)"))
        .both(
            "profile",
            "SELECT 1",
            "",
            "return 1",
            "return: {type: integer}",
            denies(
                "!(user.user_id == '7' && user.username == 'ann' && user.email == 'a@b.c' &&"
                    + " user.name == 'Ann B' && user.provider == 'test' && user.role == 'user' &&"
                    + " user.permissions == ['a'] && user.claims.department == 'sales')"))
        .both(
            "capable",
            "SELECT 1",
            "",
            "return 1",
            "return: {type: integer}",
            denies("!('billing.manage' in user.capabilities)"));
  }

  private static void rules(GuardedProject project) {
    project
        .both(
            "effect",
            "INSERT INTO ran VALUES ('effect') RETURNING name",
            "",
            "return db.execute(\"INSERT INTO ran VALUES ('effect') RETURNING name\")",
            NO_GUESTS)
        .both(
            "reader",
            "SELECT 1",
            "",
            "return 1",
            "return: {type: integer}",
            denies("!('x.read' in user.permissions)"))
        .both(
            "own",
            "SELECT 1",
            "id",
            "return 1",
            "parameters: [{name: id, type: string}]",
            "return: {type: integer}",
            denies("id != user.user_id && user.role != 'admin' && user.role != 'hr'"))
        .both(
            "several",
            "SELECT 1",
            "n",
            "return 1",
            "parameters: [{name: n, type: integer}]",
            "return: {type: integer}",
            "policies:\n  input:\n"
                + "    - {condition: 'n > 100', action: deny, reason: much too many}\n"
                + "    - {condition: 'n > 10', action: deny, reason: too many}\n"
                + "    - {condition: \"user.role == 'guest'\", action: deny, reason: No guests}");
  }

  @AfterAll
  static void stop() {
    mxcp.close();
  }

  private static long ran() {
    return (long)
        mxcp.runtime().database().execute("SELECT count(*) AS n FROM ran").get(0).get("n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P01_conditions_see_converted_arguments(String in) {
    assertThat(call(mxcp, "owner" + in, Map.of("owner", "bob"), user(Map.of("user_id", "bob"))))
        .isEqualTo("\"bob\"");
    assertThat(call(mxcp, "owner" + in, Map.of("owner", "bob"), user(Map.of("user_id", "ann"))))
        .startsWith("denied: ");
    assertThat(call(mxcp, "owner" + in, Map.of("owner", 7), user(Map.of("user_id", "7"))))
        .isEqualTo("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P02_number_that_came_as_a_text_is_a_number(String in) {
    assertThat(call(mxcp, "number" + in, Map.of("n", "11"), ANONYMOUS)).startsWith("denied: ");
    assertThat(call(mxcp, "number" + in, Map.of("n", "9"), ANONYMOUS)).isEqualTo("9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P03_argument_that_is_left_out_has_its_default(String in) {
    assertThat(call(mxcp, "number" + in, ANONYMOUS)).startsWith("denied: ");
    assertThat(call(mxcp, "owner" + in, user(Map.of("user_id", "ann")))).isEqualTo("\"ann\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P04_parameter_named_user_does_not_stand_for_the_caller(String in) {
    Map<String, String> given = Map.of("user", "admin");
    assertThat(call(mxcp, "named_user" + in, given, role("guest"))).startsWith("denied: ");
    assertThat(call(mxcp, "named_user" + in, given, role("hr"))).isEqualTo("\"admin\"");
    assertThat(mxcp.registry().problems().toString()).contains("`user` is the caller");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P09_nobody_has_the_role_anonymous_and_nothing_else(String in) {
    assertThat(call(mxcp, "everything" + in, ANONYMOUS)).isEqualTo("1");
    assertThat(call(mxcp, "everything" + in, role("anonymous"))).startsWith("denied: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P10_P12_P13_user_is_as_given(String in) {
    Map<String, Object> ann =
        Map.of(
            "user_id",
            "7",
            "username",
            "ann",
            "email",
            "a@b.c",
            "name",
            "Ann B",
            "permissions",
            List.of("a"),
            "department",
            "sales");

    assertThat(call(mxcp, "profile" + in, user(ann))).isEqualTo("1");
    assertThat(call(mxcp, "profile" + in, role("user"))).startsWith("denied: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P11_P26_capabilities_are_those_of_the_user(String in) {
    User capable =
        User.builder("test", "7").capabilities(List.of("admin", "billing.manage")).build();

    assertThat(call(mxcp, "capable" + in, CallOptions.DEFAULT.withUser(capable))).isEqualTo("1");
    assertThat(call(mxcp, "capable" + in, role("admin"))).startsWith("denied: ");
    assertThat(call(mxcp, "capable" + in, user(Map.of("permissions", List.of("billing.manage")))))
        .startsWith("denied: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P20_P21_denied_call_does_not_run_and_tells_the_reason(String in) {
    long before = ran();

    assertThat(call(mxcp, "effect" + in, role("guest"))).isEqualTo("denied: No guests");
    assertThat(ran()).isEqualTo(before);
    assertThat(mxcp.call("effect" + in, Map.of(), role("hr")).isOk()).isTrue();
    assertThat(ran()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P22_P25_missing_permission_denies_with_a_neutral_text(String in) {
    String refused = "denied: Access denied by policy.";
    CallOptions reader = user(Map.of("permissions", List.of("x.read")));

    assertThat(call(mxcp, "reader" + in, role("user"))).isEqualTo(refused);
    assertThat(call(mxcp, "reader" + in, ANONYMOUS)).isEqualTo(refused);
    assertThat(call(mxcp, "reader" + in, reader)).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P23_own_things_or_those_of_all_by_role(String in) {
    Map<String, String> id = Map.of("id", "7");

    assertThat(call(mxcp, "own" + in, id, user(Map.of("user_id", "8")))).startsWith("denied: ");
    assertThat(call(mxcp, "own" + in, id, ANONYMOUS)).startsWith("denied: ");
    assertThat(call(mxcp, "own" + in, id, user(Map.of("user_id", "7")))).isEqualTo("1");
    assertThat(call(mxcp, "own" + in, id, role("admin"))).isEqualTo("1");
    assertThat(call(mxcp, "own" + in, id, role("hr"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P24_first_denial_gives_the_reason(String in) {
    assertThat(call(mxcp, "several" + in, Map.of("n", 101), role("guest")))
        .isEqualTo("denied: much too many");
    assertThat(call(mxcp, "several" + in, Map.of("n", 11), role("guest")))
        .isEqualTo("denied: too many");
    assertThat(call(mxcp, "several" + in, Map.of("n", 1), role("guest")))
        .isEqualTo("denied: No guests");
    assertThat(call(mxcp, "several" + in, Map.of("n", 1), role("hr"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_sql", "_py"})
  void P28_invalid_arguments_do_not_run_and_tell_refused_callers_nothing(String in) {
    assertThat(call(mxcp, "several" + in, Map.of("n", "x"), role("guest")))
        .isEqualTo("denied: No guests");
    assertThat(call(mxcp, "several" + in, Map.of("n", "x"), role("hr")))
        .startsWith("invalid_arguments: ");
    assertThat(call(mxcp, "effect" + in, Map.of("hush", 1), role("guest")))
        .isEqualTo("denied: No guests");
  }

  @Test
  void P29_variables_of_a_uri_are_parameters() {
    assertThat(text(mxcp.read("docs://5", role("hr")))).isEqualTo("\"document 5\"");
    assertThat(text(mxcp.read("docs://11", role("hr")))).startsWith("denied: ");
    assertThat(text(mxcp.read("docs://5", role("guest")))).startsWith("denied: ");
  }

  @Test
  void P29_messages_of_a_prompt_are_the_response() {
    assertThat(text(mxcp.render("ask", Map.of("topic", "holidays"), ANONYMOUS)))
        .contains("Ask holidays");
    assertThat(text(mxcp.render("ask", Map.of("topic", "pay"), ANONYMOUS)))
        .isEqualTo("denied: Access denied by policy.");
    assertThat(text(mxcp.render("ask", Map.of("topic", "hush"), ANONYMOUS)))
        .isEqualTo("denied: The result is blocked by policy.");
  }

  @Test
  void P20_P42_rules_guard_tools_that_are_defined_in_java() {
    assertThat(call(mxcp, "from_java", Map.of("n", "11"), role("admin"))).startsWith("denied: ");
    assertThat(call(mxcp, "from_java", Map.of("n", 1), role("admin"))).contains("\"ssn\":123");
    assertThat(call(mxcp, "from_java", Map.of("n", 1), role("user")))
        .contains("\"ssn\":\"****\"", "\"n\":1");
  }
}
