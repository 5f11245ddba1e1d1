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

/**
 * Small projects of guarded endpoints, and the command that runs in them: the command itself, but
 * not in a process each.
 *
 * @param directory holds a project of its own for each endpoint, so that little is loaded
 */
record GuardedCommand(Path directory) {

  /** What no output of a refused call may hold. */
  static final String SECRET = "hush";

  /** What the command printed, and its exit code. */
  record Result(int code, String out, String err) {

    Map<?, ?> json() {
      return (Map<?, ?>) JsonText.read(out);
    }

    /** Returns the result as JSON, or the code and the text of the failure. */
    String text() {
      if (code == 0) {
        return JsonText.write(json().get("result"));
      }
      assertThat(code).as(toString()).isEqualTo(1);
      assertThat(toString()).doesNotContain(SECRET);
      return json().get("code") + ": " + json().get("error");
    }
  }

  /** Sets the database file of a project; others have theirs in memory. */
  GuardedCommand database(String project, String file) {
    project(project)
        .write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: test\nprofile: default\n"
                + "profiles: {default: {duckdb: {path: '"
                + file
                + "'}}}\n");
    return this;
  }

  private ProjectDirectory project(String name) {
    return new ProjectDirectory(directory.resolve(name));
  }

  /** Writes a project with one tool in SQL. */
  GuardedCommand tool(String name, String sql, String... more) {
    return addTool(name, name, sql, more);
  }

  /** Adds a tool in SQL to a project. */
  GuardedCommand addTool(String project, String name, String sql, String... more) {
    return write(project, "tools/" + name, "tool:\n  name: " + name, source(sql), more);
  }

  /** Writes a project with one resource in SQL, named by the scheme of its URI. */
  GuardedCommand resource(String uri, String sql, String... more) {
    String scheme = uri.substring(0, uri.indexOf(':'));
    return write(
        scheme, "resources/" + scheme, "resource:\n  uri: \"" + uri + "\"", source(sql), more);
  }

  /** Writes a project with one prompt. */
  GuardedCommand prompt(String name, String message, String... more) {
    String messages = "messages: [{role: user, type: text, prompt: \"" + message + "\"}]";
    return write(name, "prompts/" + name, "prompt:\n  name: " + name, messages, more);
  }

  private static String source(String sql) {
    return "source: {code: \"" + sql + "\"}";
  }

  private GuardedCommand write(
      String project, String file, String head, String body, String... more) {
    String text = "mxcp: 1\n" + head + "\n" + body.indent(2);
    project(project).write(file + ".yml", text + String.join("\n", more).indent(2));
    return database(project, ":memory:");
  }

  static String input(String... rules) {
    return "policies:\n  input:\n    - " + String.join("\n    - ", rules);
  }

  static String output(String... rules) {
    return "policies:\n  output:\n    - " + String.join("\n    - ", rules);
  }

  /** Returns a rule that refuses with a reason. */
  static String deny(String condition, String reason) {
    return "{condition: \"" + condition + "\", action: deny, reason: " + reason + "}";
  }

  /** Returns a rule. */
  static String rule(String condition, String action, String... fields) {
    String which = fields.length == 0 ? "" : ", fields: [" + String.join(", ", fields) + "]";
    return "{condition: \"" + condition + "\", action: " + action + which + "}";
  }

  /** Calls an endpoint. */
  Result call(String project, String endpoint, String parameter, String user) {
    List<String> arguments = new ArrayList<>(List.of("run", endpoint));
    if (parameter != null) {
      arguments.addAll(List.of("-p", parameter));
    }
    if (user != null) {
      arguments.addAll(List.of("-u", user));
    }
    return run(project, arguments.toArray(String[]::new));
  }

  /** Runs the command in a project, for JSON. */
  Result run(String project, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--json", "--project", directory.resolve(project).toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.commandLine(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(all.toArray(String[]::new));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
