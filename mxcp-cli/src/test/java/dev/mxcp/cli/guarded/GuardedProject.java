package dev.mxcp.cli.guarded;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.audit.JsonLinesAudit;
import dev.mxcp.error.Problem;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.prompts.PromptInvoker;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes projects of guarded endpoints in SQL and Python, and calls them. */
final class GuardedProject {

  /** A rule that refuses guests. */
  static final String NO_GUESTS =
      "policies: {input: [{condition: \"user.role == 'guest'\", action: deny, reason: No guests}]}";

  private final ProjectDirectory project;

  GuardedProject(Path directory) {
    project = ProjectDirectory.create(directory);
    site("");
  }

  GuardedProject site(String profile) {
    project.write(
        "mxcp-site.yml",
        "mxcp: 1\nproject: test\nprofile: default\nprofiles:\n  default:\n"
            + "    duckdb: {path: data.duckdb}\n"
            + profile.indent(4));
    return this;
  }

  Path path() {
    return project.path();
  }

  GuardedProject write(String file, String text) {
    project.write(file, text);
    return this;
  }

  /** Writes a tool in SQL. */
  GuardedProject sql(String name, String sql, String... more) {
    return tool(name, "source: {code: \"" + sql.replace("\"", "\\\"") + "\"}", more);
  }

  /** Writes a tool in Python: a function with a body of one line. */
  GuardedProject python(String name, String parameters, String body, String... more) {
    project.write(
        "python/" + name + ".py",
        "from decimal import Decimal\nfrom datetime import date\nfrom uuid import UUID\n"
            + "from mxcp.runtime import db\n\n"
            + "def "
            + name
            + "("
            + parameters
            + "):\n    "
            + body
            + "\n");
    return tool(name, "language: python\nsource: {file: ../python/" + name + ".py}", more);
  }

  /** Writes the tools {@code name_sql} and {@code name_py}, which give the same. */
  GuardedProject both(String name, String sql, String parameters, String body, String... more) {
    return sql(name + "_sql", sql, more).python(name + "_py", parameters, body, more);
  }

  private GuardedProject tool(String name, String source, String... more) {
    String text = "mxcp: 1\ntool:\n  name: " + name + "\n" + source.indent(2);
    project.write("tools/" + name + ".yml", text + String.join("\n", more).indent(2));
    return this;
  }

  GuardedProject resource(String file, String uri, String sql, String... more) {
    String text = "mxcp: 1\nresource:\n  uri: \"" + uri + "\"\n  source: {code: \"" + sql + "\"}\n";
    project.write("resources/" + file + ".yml", text + String.join("\n", more).indent(2));
    return this;
  }

  GuardedProject prompt(String name, String message, String... more) {
    String text =
        "mxcp: 1\nprompt:\n  name: "
            + name
            + "\n  messages: [{role: user, type: text, prompt: \""
            + message
            + "\"}]\n";
    project.write("prompts/" + name + ".yml", text + String.join("\n", more).indent(2));
    return this;
  }

  /** Returns a builder with all engines but for policies and audit. */
  MxcpBuilder engines() {
    return project
        .builder()
        .invoker(SqlInvoker.duckDb())
        .invoker(PythonInvoker.create())
        .invoker(PromptInvoker.create());
  }

  MxcpBuilder builder() {
    return engines().policies(CelPolicies.create()).audit(JsonLinesAudit.create());
  }

  Mxcp start() {
    return builder().build();
  }

  /** Returns what is wrong with a project that has one tool in SQL. */
  List<String> problems(String... more) {
    sql("only", "SELECT 1 AS a, 2 AS b", more);
    return new ArrayList<>(builder().check().stream().map(GuardedProject::text).toList());
  }

  private static String text(Problem problem) {
    return (problem.isError() ? "error " : "warning ")
        + problem.position().line()
        + ": "
        + problem.message();
  }

  static CallOptions user(Map<String, ?> profile) {
    return CallOptions.DEFAULT.withUser(User.fromMap("test", Map.copyOf(profile), "ann"));
  }

  static CallOptions role(String role) {
    return user(Map.of("role", role));
  }

  /** Returns the outcome as a text: JSON, or the code and the text of the failure. */
  static String text(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? failed.code().id() + ": " + failed.message()
        : ((Outcome.Ok) outcome).json();
  }

  /**
   * Calls a tool twice, for a value and into a stream.
   *
   * @return the outcome of both as a text
   * @throws AssertionError if they differ
   */
  static String call(Mxcp mxcp, String tool, Map<String, ?> arguments, CallOptions options) {
    String value = text(mxcp.call(tool, arguments, options));
    String stream = stream(mxcp, tool, arguments, options);
    if (!value.equals(stream)) {
      throw new AssertionError("value:  " + value + "\nstream: " + stream);
    }
    return value;
  }

  static String call(Mxcp mxcp, String tool, CallOptions options) {
    return call(mxcp, tool, Map.of(), options);
  }

  /** Returns what was written; after a failure its code and text, with what was written before. */
  static String stream(Mxcp mxcp, String tool, Map<String, ?> arguments, CallOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      var failed = mxcp.callToJson(tool, arguments, options, out);
      String written = out.toString(StandardCharsets.UTF_8);
      return failed.map(one -> text(one) + written).orElse(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
