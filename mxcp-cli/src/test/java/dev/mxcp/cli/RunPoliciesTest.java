package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of policies through {@code run -u}: the command itself, but not in a process each. */
@Tag("long")
final class RunPoliciesTest {

  @TempDir static Path directory;

  @BeforeAll
  static void write_the_project() {
    input("owner", "owner: string = ann", "owner != user.user_id");
    input("number", "n: integer = 20", "n > 10");
    input("named", "user: string = x", "user.role == 'guest'");
    input(
        "anonymous",
        "",
        "!(user.role == 'anonymous' && user.user_id == null && user.email == null && user.provider == null && user.permissions == [] && user.capabilities == [])");
    input(
        "described",
        "",
        "!(user.user_id == '7' && user.username == 'ann' && user.email == 'a@b.c' && user.name == 'Ann' && user.provider == 'cli' && user.role == 'user' && user.permissions == ['a'])");
    input("claims", "", "user.claims.department != 'sales'");
    input("capable", "", "!('admin' in user.capabilities)");
    input("reader", "", "!('x.read' in user.permissions)");
    input(
        "own", "id: string = 7", "id != user.user_id && user.role != 'admin' && user.role != 'hr'");
    input("mistyped", "", "user.claims.level > 5");
    input(
        "mail",
        "",
        "!(has(user.email) && user.email.matches('^[a-z]+@b[.]c$') && user.email.startsWith('a'))");
    String row = "SELECT 'Ann' AS name, 5 AS pay, 'hush' AS ssn";
    String rows = row + " UNION ALL SELECT 'Bob', 6, 'hush' ORDER BY name";
    output("filtered_rows", rows, "", "filter_fields", "pay, none");
    output("masked", row, "object", "mask_fields", "ssn, pay, none");
    output("scalar", "SELECT 42", "integer", "mask_fields", "x");
    output("blocked", row, "object", "deny", "");
    output(
        "sensitive",
        "SELECT 1 AS id, 'hush' AS ssn, {'n': 2, 'pin': 'hush'} AS inner",
        "{type: object, properties: {ssn: {type: string, sensitive: true}, inner: {type: object, properties: {pin: {type: string, sensitive: true}}}}}",
        "filter_sensitive_fields",
        "");
    output(
        "secret",
        "SELECT 'hush'",
        "{type: string, sensitive: true}",
        "filter_sensitive_fields",
        "");
    tool(
        "large",
        "SELECT range AS x FROM range(5)",
        "policies: {output: [{condition: 'size(response) > 3', action: deny, reason: too large}]}");
    tool(
        "lost",
        row,
        "policies: {output: [{condition: 'response[0].none > 1', action: filter_fields, fields: [ssn]}]}");
    project("others")
        .write(
            "resources/doc.yml",
            "mxcp: 1\nresource:\n  uri: doc://{id}\n  parameters: [{name: id, type: integer}]\n  return: {type: integer}\n  source: {code: 'SELECT $id'}\n  policies: {input: [{condition: 'id > 10', action: deny, reason: closed}]}\n")
        .write(
            "prompts/ask.yml",
            "mxcp: 1\nprompt:\n  name: ask\n  messages: [{role: user, type: text, prompt: hello}]\n  policies: {input: [{condition: \"user.role == 'guest'\", action: deny, reason: No guests}]}\n");
  }

  private static ProjectDirectory project(String name) {
    return new ProjectDirectory(directory.resolve(name))
        .write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: test\nprofile: default\n"
                + "profiles: {default: {duckdb: {path: ':memory:'}}}\n");
  }

  private static void tool(String name, String sql, String more) {
    project(name)
        .write(
            "tools/" + name + ".yml",
            "mxcp: 1\ntool:\n  name: "
                + name
                + "\n  source: {code: \""
                + sql
                + "\"}\n"
                + more.indent(2));
  }

  private static void input(String name, String parameter, String condition) {
    String[] parts = parameter.split("[:=] ?| = ");
    String declared =
        parameter.isEmpty()
            ? ""
            : "parameters: [{name: "
                + parts[0].strip()
                + ", type: "
                + parts[1].strip()
                + ", default: "
                + (parts[1].strip().equals("string")
                    ? "'" + parts[2].strip() + "'"
                    : parts[2].strip())
                + "}]\n";
    String sql =
        parameter.isEmpty()
            ? "SELECT 'ran'"
            : "SELECT 'ran' WHERE $" + parts[0].strip() + " IS NOT NULL";
    tool(
        name,
        sql,
        declared
            + "return: {type: string}\npolicies:\n  input:\n    - {condition: \""
            + condition
            + "\", action: deny, reason: refused}");
  }

  private static void output(String name, String sql, String type, String action, String fields) {
    String returns =
        type.isEmpty()
            ? ""
            : "return: " + (type.startsWith("{") ? type : "{type: " + type + "}") + "\n";
    String which = fields.isEmpty() ? "" : ", fields: [" + fields + "]";
    tool(
        name,
        sql,
        returns
            + "policies:\n  output:\n    - {condition: \"user.role != 'admin'\", action: "
            + action
            + which
            + "}");
  }

  private record Result(int code, Map<?, ?> json, String err) {}

  /** Runs the command in a project of its own for each tool, so that little is loaded. */
  private static Result run(String project, String... arguments) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--json", "--project", directory.resolve(project).toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.commandLine(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(all.toArray(String[]::new));
    Object json = JsonText.read(out.toString(StandardCharsets.UTF_8));
    return new Result(code, (Map<?, ?>) json, err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          P01 | owner         | owner=bob | {"user_id": "ann"}            | refused
          P02 | number        | n=11      |                               | refused
          P03 | owner         |           | {"user_id": "ann"}            | "ran"
          P04 | named         | user=hr   | {"role": "guest"}             | refused
          P06 | large         |           |                               | too large
          P09 | anonymous     |           |                               | "ran"
          P11 | capable       |           | {"capabilities": ["admin"]}   | "ran"
          P12 | claims        |           | {"role": "admin"}             | Access denied by policy.
          P13 | described     |           | {"user_id": "7", "username": "ann", "email": "a@b.c", "name": "Ann", "permissions": ["a"]} | "ran"
          P22 | reader        |           |                               | refused
          P23 | own           |           | {"role": "hr"}                | "ran"
          P41 | filtered_rows |           |                               | [{"name":"Ann","ssn":"hush"},{"name":"Bob","ssn":"hush"}]
          P42 | masked        |           |                               | {"name":"Ann","pay":"****","ssn":"****"}
          P45 | masked        |           | {"role": "admin"}             | {"name":"Ann","pay":5,"ssn":"hush"}
          P46 | blocked       |           |                               | The result is blocked by policy.
          P48 | sensitive     |           |                               | {"id":1,"inner":{"n":2}}
          P50 | secret        |           |                               | null
          P55 | scalar        |           |                               | The result is blocked by policy.
          P72 | mistyped      |           | {"level": "high"}             | Access denied by policy.
          P74 | mail          |           | {"email": "ann@b.c"}          | "ran"
          P75 | lost          |           |                               | The result is blocked by policy.
          """)
  void holds(String number, String tool, String parameter, String user, String expected) {
    List<String> arguments = new ArrayList<>(List.of(tool));
    if (parameter != null) {
      arguments.addAll(List.of("-p", parameter));
    }
    if (user != null) {
      arguments.addAll(List.of("-u", user));
    }

    Result result = run(tool, arguments.toArray(String[]::new));

    boolean isJson = expected.matches("(?s)[\\[{\"\\d].*|null");
    if (isJson) {
      assertThat(result.code()).as(result.toString()).isZero();
      assertThat(JsonText.write(result.json().get("result"))).isEqualTo(expected);
    } else {
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.json().get("code")).isEqualTo("denied");
      assertThat(result.json().get("error")).isEqualTo(expected);
      assertThat(result.toString()).doesNotContain("hush");
    }
  }

  @Test
  void P29_resources_and_prompts_have_the_same_rules() {
    assertThat(run("others", "resource", "doc://5").json().get("result")).isEqualTo(5L);
    assertThat(run("others", "resource", "doc://11").json().get("error")).isEqualTo("closed");
    assertThat(run("others", "prompt", "ask").code()).isZero();
    assertThat(run("others", "prompt", "ask", "-u", "{\"role\": \"guest\"}").json().get("error"))
        .isEqualTo("No guests");
  }
}
