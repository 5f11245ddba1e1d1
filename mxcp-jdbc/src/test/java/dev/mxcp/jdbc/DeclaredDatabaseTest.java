package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.MxcpException;
import dev.mxcp.error.Problem;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that a profile declares, and what is checked of their endpoints. */
class DeclaredDatabaseTest {

  private static final String TOOL =
      """
      mxcp: 1
      tool:
        name: notes
        database: warehouse
        parameters:
          - {name: least, type: integer, description: x, default: 0}
        return: {type: array, items: {type: object, properties: {id: {type: integer}}, required: [id]}}
        source:
          code: SELECT id FROM notes WHERE id >= $least ORDER BY id
      """;

  private static String database;

  @TempDir Path directory;

  @BeforeAll
  static void create() {
    database =
        TestPostgres.database(
            "CREATE TABLE notes (id int, tenant text)",
            "INSERT INTO notes VALUES (1, 'a'), (2, 'b')",
            "ALTER TABLE notes ENABLE ROW LEVEL SECURITY",
            "CREATE POLICY own ON notes USING (tenant = current_setting('app.tenant'))",
            "DROP ROLE IF EXISTS declared",
            "CREATE ROLE declared LOGIN PASSWORD 'hush-hush'",
            "GRANT SELECT ON notes TO declared");
  }

  private ProjectDirectory project(String databases) {
    return new ProjectDirectory(directory)
        .write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: test\nprofile: default\nprofiles:\n  default:\n    databases:\n"
                + databases.indent(6))
        .write("tools/notes.yml", TOOL);
  }

  private MxcpBuilder builder(ProjectDirectory project, Map<String, String> environment) {
    return project
        .builder()
        .environment(environment)
        .invoker(SqlInvoker.duckDb())
        .databases(JdbcDatabase.declared());
  }

  private static String warehouse(String password) {
    return "warehouse:\n  url: "
        + TestPostgres.url(database)
        + "\n  user: declared\n  password: "
        + password
        + "\n  pool_size: 2\n  session: {app.tenant: user.claims.tenant}\n";
  }

  @Test
  void profile_declares_a_database_with_identity_and_references() {
    MxcpBuilder builder = builder(project(warehouse("${PW}")), Map.of("PW", "hush-hush"));

    assertThat(builder.check()).isEmpty();
    try (Mxcp mxcp = builder.build()) {
      User user = User.builder("test", "u").profile(Map.of("tenant", "b")).build();
      assertThat(mxcp.call("notes", Map.of(), CallOptions.DEFAULT.withUser(user)).orElseThrow())
          .isEqualTo(List.of(Map.of("id", 2L)));
      assertThat(mxcp.runtime().secrets().redact("the word is hush-hush"))
          .isEqualTo("the word is [secret databases.warehouse]");
      assertThat(mxcp.runtime().config().user().toString()).doesNotContain("hush-hush");
    }
  }

  @Test
  void user_file_completes_what_the_site_file_declares() {
    String home =
        "mxcp: 1\nprojects:\n  test:\n    profiles:\n      default:\n        databases:\n"
            + "          warehouse: {user: declared, password: hush-hush}\n";
    ProjectDirectory project =
        project(
                "warehouse: {url: \""
                    + TestPostgres.url(database)
                    + "\", session: {app.tenant: user.claims.tenant}}")
            .write("home/.mxcp/config.yml", home);

    try (Mxcp mxcp = builder(project, Map.of()).build()) {
      assertThat(mxcp.runtime().config().databases().get(0).user()).isEqualTo("declared");
      assertThat(mxcp.runtime().config().user().toString()).doesNotContain("hush-hush");
    }
  }

  @Test
  void wrong_password_keeps_the_runtime_from_starting_and_shows_nowhere() {
    MxcpBuilder builder = builder(project(warehouse("not-the-password")), Map.of());

    assertThatThrownBy(builder::build)
        .isInstanceOf(MxcpException.class)
        .satisfies(e -> assertThat(trace(e)).doesNotContain("not-the-password"));
    assertThat(builder.check())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("warehouse cannot be opened", "password authentication failed")
        .doesNotContain("not-the-password");
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void password_in_the_address_shows_nowhere() {
    String url = TestPostgres.url(database) + "?user=declared&password=in-the-url";
    for (String address : List.of(url, url.replace("postgresql", "unknown"))) {
      MxcpBuilder builder = builder(project("warehouse: {url: \"" + address + "\"}"), Map.of());

      assertThatThrownBy(builder::build)
          .satisfies(e -> assertThat(trace(e)).doesNotContain("in-the-url"));
    }
  }

  @Test
  void project_that_declares_what_nothing_opens_does_not_start() {
    MxcpBuilder builder = project(warehouse("x")).builder().invoker(SqlInvoker.duckDb());

    assertThatThrownBy(builder::build).hasMessageContaining("JdbcDatabase.declared()");
  }

  @Test
  void what_is_no_property_of_a_caller_is_an_error_with_its_place() {
    String databases =
        "warehouse:\n  url: jdbc:postgresql://x/y\n  session: {role: user.claims.a, app.b: user.department}\n"
            + "  run_as: admin\n";

    assertThatThrownBy(builder(project(databases), Map.of())::build)
        .isInstanceOfSatisfying(
            LoadException.class,
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.position().line() + ": " + problem.message())
                    .containsExactlyInAnyOrder(
                        "9: The session cannot set role.",
                        "9: Expected a property of the caller.",
                        "10: Expected a property of the caller."));
  }

  @Test
  void key_that_is_misspelled_is_an_error() {
    String databases = "warehouse: {url: \"jdbc:postgresql://x/y\", pasword: secret}";

    assertThatThrownBy(builder(project(databases), Map.of())::build)
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("pasword")
        .hasMessageNotContaining("secret");
  }

  @Test
  void read_only_database_refuses_changes() {
    ProjectDirectory project = project(warehouse("hush-hush") + "  readonly: true\n");

    try (Mxcp mxcp = builder(project, Map.of()).build()) {
      assertThat(mxcp.runtime().database("warehouse").isReadOnly()).isTrue();
      assertThat(mxcp.health().pools().get("warehouse").maximum()).isEqualTo(2);
    }
  }

  @Test
  void identity_needs_a_database_that_has_one() {
    String databases =
        "warehouse: {url: \"jdbc:duckdb:\", session: {app.tenant: user.claims.tenant}}";

    assertThatThrownBy(builder(project(databases), Map.of())::build)
        .hasMessageContaining("cannot act as the caller");
  }

  @Test
  void statements_are_checked_against_the_real_database() {
    ProjectDirectory project = project(warehouse("hush-hush"));
    project.write(
        "tools/notes.yml",
        TOOL.replace(
            "code: SELECT id FROM notes WHERE id >= $least ORDER BY id",
            "code: |\n      SELECT tenant AS id,\n        $least AS n, missing FROM notes"));
    List<Problem> missing = builder(project, Map.of()).check();

    assertThat(missing)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("column \"missing\" does not exist");
              assertThat(problem.position().line()).isEqualTo(11);
              assertThat(problem.position().column()).isEqualTo(22);
            });

    project.write("tools/notes.yml", TOOL.replace("SELECT id FROM", "SELECT tenant AS id FROM"));
    assertThat(builder(project, Map.of()).check())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("declares id as integer, but the column is text");
  }
}
