package dev.mxcp.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL of models beside endpoints that have policies. */
final class SqlToolsTest {

  private static final String SITE =
      "project: shop\nprofile: default\nprofiles: {default: {duckdb: {path: ':memory:'}}}\n";
  private static final String RULES =
      "sql_tools: {policies: {input: [{condition: \"user.role != 'analyst'\", action: deny, reason:"
          + " Analysts only}]}}\n";

  @TempDir Path directory;

  private MxcpBuilder project(String site) {
    return ProjectDirectory.create(directory)
        .write("mxcp-site.yml", site)
        .write(
            "tools/pay.yml",
            "tool:\n  name: pay\n  source: {code: SELECT 1 AS n}\n  policies: {input: [{condition:"
                + " \"user.role != 'hr'\", action: deny}]}\n")
        .builder()
        .invoker(SqlInvoker.duckDb().sandbox(true))
        .policies(CelPolicies.create());
  }

  private SqlTools tools(String site) {
    try (Mxcp mxcp = project(site).build()) {
      return new SqlTools(mxcp.runtime().config());
    }
  }

  private static Outcome query(Mxcp mxcp, String role) {
    return query(mxcp, role, "SELECT 42 AS n");
  }

  private static Outcome query(Mxcp mxcp, String role, String sql) {
    User user = User.fromMap("test", Map.of("role", role), role);
    return mxcp.call(SqlTools.QUERY, Map.of("sql", sql), CallOptions.DEFAULT.withUser(user));
  }

  @Test
  void are_refused_without_rules_of_their_own() {
    SqlTools tools = tools(SITE);
    MxcpBuilder builder = project(SITE);
    tools.addTo(builder);
    try (Mxcp mxcp = builder.build()) {
      tools.serve(mxcp);
      assertThat(tools.goAroundPolicies(mxcp)).isTrue();
      assertThat(query(mxcp, "analyst"))
          .isInstanceOfSatisfying(
              Outcome.Failed.class, f -> assertThat(f.code()).isEqualTo(FailureCode.DENIED));
    }
  }

  @Test
  void are_for_those_whom_rules_of_their_own_let_in() {
    SqlTools tools = tools(SITE + RULES);
    MxcpBuilder builder = project(SITE + RULES);
    tools.addTo(builder);
    try (Mxcp mxcp = builder.build()) {
      tools.serve(mxcp);
      assertThat(tools.goAroundPolicies(mxcp)).isFalse();
      assertThat(query(mxcp, "analyst").orElseThrow()).hasToString("[{n=42}]");
      assertThat(query(mxcp, "hr"))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> {
                assertThat(failed.code()).isEqualTo(FailureCode.DENIED);
                assertThat(failed.message()).contains("Analysts only");
              });
    }
  }

  @Test
  void run_nothing_that_writes_whatever_it_looks_like() {
    SqlTools tools = tools(SITE + RULES);
    MxcpBuilder builder = project(SITE + RULES);
    tools.addTo(builder);
    try (Mxcp mxcp = builder.build()) {
      tools.serve(mxcp);
      mxcp.runtime().database().execute("CREATE TABLE t AS SELECT 1 AS n");
      for (String sql :
          List.of(
              "SELECT 1); DROP TABLE t; SELECT * FROM (SELECT 1",
              "SELECT 1; DROP TABLE t",
              "WITH x AS (SELECT 1) INSERT INTO t SELECT 2",
              "DROP TABLE t",
              "SELECT * FROM read_text('/etc/hostname')")) {
        assertThat(query(mxcp, "analyst", sql)).isInstanceOf(Outcome.Failed.class);
      }
      assertThat(mxcp.runtime().database().execute("FROM t")).hasToString("[{n=1}]");
    }
  }

  @Test
  void rules_that_could_not_be_kept_are_errors() {
    assertThatThrownBy(() -> project(SITE + RULES.replace("deny", "mask_fields")).build())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("sql_tools");
    assertThatThrownBy(() -> project(SITE + "sql_tools: {policies: {input: []}}\n").build())
        .isInstanceOf(LoadException.class);
  }
}
