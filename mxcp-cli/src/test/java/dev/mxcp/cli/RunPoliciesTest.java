package dev.mxcp.cli;

import static dev.mxcp.cli.GuardedCommand.deny;
import static dev.mxcp.cli.GuardedCommand.input;
import static dev.mxcp.cli.GuardedCommand.output;
import static dev.mxcp.cli.GuardedCommand.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules see, refuse and hide, through {@code run -u}. */
@Tag("long")
final class RunPoliciesTest {

  private static final String NOT_ADMIN = "user.role != 'admin'";
  private static final String NO_GUESTS = input(deny("user.role == 'guest'", "No guests"));
  private static final String TEXT = "return: {type: string}";
  private static final String OBJECT = "return: {type: object}";
  private static final String N = "parameters: [{name: n, type: integer, default: 20}]";

  private static final String ROW = "SELECT 'Ann' AS name, 5 AS pay, 'hush' AS ssn";
  private static final String ROWS = ROW + " UNION ALL SELECT 'Bob', 6, 'hush' ORDER BY name";

  @TempDir static Path directory;
  private static GuardedCommand mxcp;

  @BeforeAll
  static void write_the_projects() {
    mxcp = new GuardedCommand(directory);
    callers();
    arguments();
    responses();
    fields();
    sensitive();
    resourcesAndPrompts();
  }

  private static void requires(String tool, String condition) {
    mxcp.tool(tool, "SELECT 'ran'", TEXT, input(deny("!(" + condition + ")", "refused")));
  }

  private static void callers() {
    requires(
        "anonymous",
        "user.role == 'anonymous' && user.permissions == [] && user.capabilities == []"
            + " && user.user_id == null && user.username == null && user.email == null"
            + " && user.provider == null && user.name == null");
    requires("given", "user.role == 'admin' && user.permissions == ['a']");
    requires("bare", "user.role == 'user' && user.permissions == [] && user.capabilities == []");
    requires("capable", "'admin' in user.capabilities && 'billing.manage' in user.capabilities");
    requires("claims", "user.claims.department == 'sales'");
    requires(
        "described",
        "user.user_id == '7' && user.username == 'ann' && user.email == 'a@b.c'"
            + " && user.name == 'Ann' && user.provider == 'cli'");
    requires("reader", "'x.read' in user.permissions");
    mxcp.tool("guests", "SELECT 'ran'", TEXT, NO_GUESTS);
    mxcp.tool("neutral", "SELECT 'ran'", TEXT, input(rule("user.role == 'guest'", "deny")));
  }

  private static void arguments() {
    String owner = "parameters: [{name: owner, type: string, default: ann}]";
    mxcp.tool(
        "owner", "SELECT $owner", owner, TEXT, input(deny("owner != user.user_id", "refused")));
    mxcp.tool("number", "SELECT $n", N, "return: {type: integer}", input(deny("n > 10", "many")));
    mxcp.tool(
        "named",
        "SELECT $user",
        "parameters: [{name: user, type: string}]",
        TEXT,
        input(deny("user.role == 'guest'", "No guests")));
    mxcp.tool(
        "own",
        "SELECT 'ran' WHERE $id = '7'",
        "parameters: [{name: id, type: string, default: '7'}]",
        TEXT,
        input(
            deny("id != user.user_id && user.role != 'admin' && user.role != 'hr'", "not yours")));
    mxcp.tool(
        "several",
        "SELECT $n",
        N,
        "return: {type: integer}",
        input(
            deny("n > 100", "far too many"),
            deny("n > 10", "too many"),
            deny("user.role == 'guest'", "No guests")));
  }

  private static void responses() {
    mxcp.tool(
        "response",
        "SELECT $response AS total",
        "parameters: [{name: response, type: integer}]",
        "return: {type: object, properties: {total: {type: integer}}}",
        output(deny("response.total > 100", "too much")));
    mxcp.tool(
        "json_form",
        "SELECT 150.50::DECIMAL(9,2) AS total, DATE '2024-01-02' AS day",
        OBJECT,
        output(deny("response.total > 150 && response.day == '2024-01-02'", "that day")));
    mxcp.tool(
        "large",
        "SELECT range AS x, 'hush' AS ssn FROM range(1, $n + 1)",
        N,
        output(deny("size(response) > 3 && response[0].x == 1", "too large")));
    mxcp.tool(
        "twice",
        ROW,
        OBJECT,
        output(
            rule("response.pay > 1", "filter_fields", "pay"),
            rule("response.pay > 1", "mask_fields", "ssn")));
    mxcp.tool(
        "odd",
        "SELECT 1.5::DECIMAL(9,2) AS d, '00000000-0000-0000-0000-000000000001'::UUID AS u,"
            + " 'x'::BLOB AS b, DATE '2024-01-02' AS t, 'NaN'::DOUBLE AS nan,"
            + " 12345678901234567890::HUGEINT AS big, 'hush' AS ssn",
        OBJECT,
        output(
            rule(
                "response.d == 1.5 && size(response.u) == 36 && response.b == 'eA=='"
                    + " && response.t == '2024-01-02' && response.nan == null",
                "mask_fields",
                "ssn")));
  }

  private static void fields() {
    String filter = output(rule(NOT_ADMIN, "filter_fields", "pay", "none"));
    String mask = output(rule(NOT_ADMIN, "mask_fields", "ssn", "pay", "none"));
    mxcp.tool("filtered", ROW, OBJECT, filter).tool("filtered_rows", ROWS, filter);
    mxcp.tool("masked", ROW, OBJECT, mask).tool("masked_rows", ROWS, mask);
    mxcp.tool(
        "three",
        ROWS,
        output(
            rule("true", "filter_fields", "pay"),
            rule("true", "filter_fields", "name"),
            rule("true", "mask_fields", "ssn")));
    mxcp.tool("scalar", "SELECT 42", "return: {type: integer}", mask);
    mxcp.tool(
        "required",
        ROW,
        "return: {type: object, required: [name, pay, ssn], properties: {name: {type: string},"
            + " pay: {type: integer}, ssn: {type: string, enum: [hush]}}}",
        output(rule("true", "filter_fields", "name"), rule("true", "mask_fields", "pay", "ssn")));
  }

  private static void sensitive() {
    String rule = output(rule(NOT_ADMIN, "filter_sensitive_fields"));
    mxcp.tool(
        "deep",
        "SELECT 1 AS id, NULL AS nothing, 'hush' AS ssn, 1.5 AS amount, 7 AS count,"
            + " true AS flag, {'a': 777} AS whole, ['hush'] AS codes, 'kept' AS extra,"
            + " {'open': 'yes', 'deep': [{'pin': 'hush', 'n': 1}]} AS inner",
        """
        return:
          type: object
          properties:
            id: {type: integer}
            nothing: {type: string}
            ssn: {type: string, sensitive: true}
            amount: {type: number, sensitive: true}
            count: {type: integer, sensitive: true}
            flag: {type: boolean, sensitive: true}
            whole: {type: object, sensitive: true}
            codes: {type: array, items: {type: string, sensitive: true}}
            inner:
              type: object
              properties:
                deep: {type: array, items: {type: object, properties: {pin: {type: string, sensitive: true}}}}
        """,
        rule);
    mxcp.tool("secret", "SELECT 'hush'", "return: {type: string, sensitive: true}", rule);
  }

  private static void resourcesAndPrompts() {
    mxcp.resource(
        "doc://{id}",
        "SELECT 'document ' || $id",
        "parameters: [{name: id, type: integer}]",
        TEXT,
        input(deny("id > 10", "closed"), deny("user.role == 'guest'", "No guests")));
    String hidden = output(rule(NOT_ADMIN, "filter_fields", "pay"));
    mxcp.resource("person://ann", ROW, OBJECT, hidden);
    mxcp.prompt(
        "ask",
        "Ask {{ topic }}",
        "parameters: [{name: topic, type: string}]",
        "policies:\n  input:\n    - "
            + deny("topic == 'pay'", "closed")
            + "\n  output:\n    - "
            + deny("response[0].prompt.contains('secret')", "blocked"));
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          P01 | owner         | owner=bob  | {"user_id": "ann"}               | denied: refused
          P02 | number        | n=11       |                                  | denied: many
          P03 | owner         |            | {"user_id": "ann"}               | "ann"
          P04 | named         | user=admin | {"role": "guest"}                | denied: No guests
          P09 | anonymous     |            |                                  | "ran"
          P10 | given         |            | {"role": "admin", "permissions": ["a"]} | "ran"
          P10 | bare          |            | {"user_id": "ann"}               | "ran"
          P11 P26 | capable       |            | {"capabilities": ["admin", "billing.manage"]} | "ran"
          P12 | claims        |            | {"role": "admin"}                | denied: Access denied by policy.
          P13 | described     |            | {"user_id": "7", "username": "ann", "email": "a@b.c", "name": "Ann"} | "ran"
          P20 | guests        |            | {"role": "guest"}                | denied: No guests
          P21 | guests        |            | {"role": "hr"}                   | "ran"
          P22 | reader        |            | {"permissions": ["x.write"]}     | denied: refused
          P22 | reader        |            | {"permissions": ["x.read"]}      | "ran"
          P23 | own           |            | {"user_id": "8"}                 | denied: not yours
          P23 | own           |            | {"user_id": "7"}                 | "ran"
          P24 | several       | n=101      | {"role": "guest"}                | denied: far too many
          P24 | several       | n=11       | {"role": "guest"}                | denied: too many
          P25 | neutral       |            | {"role": "guest"}                | denied: Access denied by policy.
          P26 | capable       |            | {"permissions": ["admin", "billing.manage"]} | denied: refused
          P28 | several       | n=x        | {"role": "guest"}                | denied: No guests
          P28 | several       | n=x        | {"role": "hr"}                   | invalid_arguments: Invalid arguments: n: expected an integer, got "x"
          P29 | doc://5       |            | {"role": "hr"}                   | "document 5"
          P29 | ask           | topic=pay  |                                  | denied: closed
          P29 | ask           | topic=secret |                                | denied: blocked
          P29 | ask           | topic=rain |                                  | [{"role":"user","type":"text","prompt":"Ask rain"}]
          """)
  void before_the_call(
      String number, String endpoint, String parameter, String user, String expected) {
    assertThat(call(endpoint, parameter, user)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          P05 | response      | response=101 |                   | denied: too much
          P06 | json_form     |              |                   | denied: that day
          P06 | large         | n=1          |                   | [{"x":1,"ssn":"hush"}]
          P08 | twice         |              |                   | {"name":"Ann","ssn":"****"}
          P40 | filtered      |              |                   | {"name":"Ann","ssn":"hush"}
          P41 | filtered_rows |              |                   | [{"name":"Ann","ssn":"hush"},{"name":"Bob","ssn":"hush"}]
          P42 P43 | masked        |              |                   | {"name":"Ann","pay":"****","ssn":"****"}
          P42 | masked_rows   |              |                   | [{"name":"Ann","pay":"****","ssn":"****"},{"name":"Bob","pay":"****","ssn":"****"}]
          P44 | three         |              |                   | [{"ssn":"****"},{"ssn":"****"}]
          P45 | masked        |              | {"role": "admin"} | {"name":"Ann","pay":5,"ssn":"hush"}
          P47 P48 P49 P52 | deep |           |                   | {"id":1,"nothing":null,"codes":[],"extra":"kept","inner":{"open":"yes","deep":[{"n":1}]}}
          P50 | secret        |              |                   | null
          P51 | secret        |              | {"role": "admin"} | "hush"
          P53 | required      |              |                   | {"pay":"****","ssn":"****"}
          P55 | scalar        |              |                   | denied: The result is blocked by policy.
          P57 | odd           |              |                   | {"d":1.5,"u":"00000000-0000-0000-0000-000000000001","b":"eA==","t":"2024-01-02","nan":null,"big":12345678901234567890,"ssn":"****"}
          P06 P58 | large         | n=100000     |                   | denied: too large
          P29 | person://ann  |              |                   | {"name":"Ann","ssn":"hush"}
          """)
  void after_the_call(
      String number, String endpoint, String parameter, String user, String expected) {
    assertThat(call(endpoint, parameter, user)).isEqualTo(expected);
  }

  private static String call(String endpoint, String parameter, String user) {
    return mxcp.call(endpoint.replaceFirst(":.*", ""), endpoint, parameter, user).text();
  }

  @Test
  void P20_P46_refused_call_has_no_effect_and_a_refused_result_keeps_what_it_wrote() {
    String insert = "INSERT INTO ran VALUES ('hush') RETURNING name";
    mxcp.addTool("writes", "before", insert, NO_GUESTS)
        .addTool("writes", "after", insert, output(deny("size(response) == 1", "Not for you")))
        .database("writes", "data.duckdb");
    assertThat(mxcp.run("writes", "query", "CREATE TABLE ran (name VARCHAR)").code()).isZero();

    assertThat(mxcp.call("writes", "before", null, "{\"role\": \"guest\"}").text())
        .isEqualTo("denied: No guests");
    assertThat(ran()).isZero();
    assertThat(mxcp.call("writes", "after", null, null).text()).isEqualTo("denied: Not for you");
    assertThat(ran()).isEqualTo(1);
  }

  private static long ran() {
    String all = mxcp.run("writes", "query", "SELECT count(*) AS n FROM ran").text();
    return Long.parseLong(all.replaceAll("\\D", ""));
  }
}
