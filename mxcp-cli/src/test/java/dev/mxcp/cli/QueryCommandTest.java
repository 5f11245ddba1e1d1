package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
final class QueryCommandTest {

  private static final String SITE =
      "mxcp: 1\nproject: test\nprofile: default\nplugin: [{name: tax, module: tax}]\n";

  private static final String PLUGIN =
      """
      from mxcp.plugins import MXCPBasePlugin, udf

      class MXCPPlugin(MXCPBasePlugin):
          @udf
          def net(self, n: int) -> int:
              return n + 1
      """;

  @TempDir Path directory;

  @Test
  void runs_scripts_and_shows_the_last_rows() {
    Cli cli =
        Cli.project(directory)
            .write(
                "sql/setup.sql",
                "CREATE TABLE t (id INT, d DATE);\n"
                    + "INSERT INTO t VALUES (1, '2024-01-02'), (2, NULL);\nSELECT * FROM t;\n");

    Result file = cli.run("query", "--file", cli.path("sql/setup.sql"));
    Result one = cli.run("query", "SELECT d FROM t WHERE id = $id", "-p", "id=1", "--json-output");
    Result input = cli.runWithInput("SELECT 3 AS n", "query", "--file", "-");
    Result none = cli.run("query", "DELETE FROM t WHERE id > 5; CREATE TABLE u (x INT)");
    Result readOnly = cli.run("query", "DROP TABLE t", "--readonly", "--json-output");

    assertThat(file.out()).isEqualTo("id  d\n--  ----------\n1   2024-01-02\n2   null\n");
    assertThat(one.json()).containsEntry("result", List.of(Map.of("d", "2024-01-02")));
    assertThat(input.out()).contains("3");
    assertThat(none.code()).isZero();
    assertThat(readOnly.code()).isEqualTo(1);
    assertThat(readOnly.json()).containsEntry("code", "database");
  }

  @Test
  void keeps_the_digits_of_exact_decimals() {
    Cli cli = Cli.project(directory);
    String sql =
        "SELECT 7.50::DECIMAL(9,2) AS d, [1.10::DECIMAL(4,2)] AS l, DATE '2024-01-02' AS t";

    Result rows = cli.run("query", "SELECT 7.50::DECIMAL(9,2) AS d, 1.5::DOUBLE AS f");
    Result json = cli.run("query", sql, "--json-output");

    assertThat(rows.out()).isEqualTo("d     f\n----  ---\n7.50  1.5\n");
    assertThat(json.out()).contains("{\"d\":7.50,\"l\":[1.10],\"t\":\"2024-01-02\"}");
  }

  @Test
  void runs_on_a_database_of_the_profile() {
    String databases =
        "profiles: {default: {databases: {own: {url: 'jdbc:duckdb:', password: '${PW:-}'},"
            + " far: {url: 'jdbc:postgresql://127.0.0.1:1/x'}}}}\n";
    String site = "mxcp: 1\nproject: test\nprofile: default\n";
    Cli cli = Cli.project(directory).write("mxcp-site.yml", site + databases);

    Result unreachable = cli.run("query", "--database", "far", "SELECT 42 AS n");
    Result list = cli.run("list");
    Result own = cli.run("query", "--database", "own", "SELECT 42 AS n");
    Result unknown = cli.run("query", "--database", "onw", "SELECT 42 AS n");

    assertThat(unreachable.err()).contains("127.0.0.1:1 refused").doesNotContain("driver");
    assertThat(list.code()).isZero();
    assertThat(own.out()).as(own.err()).isEqualTo("n\n--\n42\n");
    assertThat(unknown.err()).contains("There is no database onw. Did you mean own?");
    assertThat(unknown.code()).isEqualTo(1);
  }

  @Test
  void shows_a_hundred_rows_and_how_many_more() {
    Result result = Cli.project(directory).run("query", "SELECT range AS n FROM range(103)");

    assertThat(result.out()).contains("\n99\n").endsWith("... and 3 more\n");
    assertThat(result.out()).doesNotContain("\n100\n");
  }

  @Test
  void explains_what_is_wrong() {
    Cli cli = Cli.project(directory).write("sql/setup.sql", "SELECT 1");

    Result sql = cli.run("query", "SELEC 1");
    Result both = cli.run("query", "SELECT 1", "--file", "x.sql");
    Result missing = cli.process("query", "--file", "sql/stup.sql");

    assertThat(sql.code()).isEqualTo(1);
    assertThat(sql.err()).contains("error [database]:").contains("syntax error");
    assertThat(both.code()).isEqualTo(2);
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("Did you mean sql/setup.sql?");
  }

  @Test
  void loads_plugins_only_if_their_functions_are_named() {
    Cli project =
        Cli.project(directory)
            .write("mxcp-site.yml", SITE)
            .write("plugins/tax.py", "raise ValueError('not loaded')\n");

    Result plain = project.run("query", "SELECT 1 AS one");
    Result broken = project.run("query", "SELECT net_tax(2) AS n");
    project.write("plugins/tax.py", PLUGIN);
    Result named = project.run("query", "SELECT net_tax(2) AS n", "--json-output");
    Result hidden = project.run("query", "CREATE MACRO n(x) AS NET_tax(x); SELECT n(1) -- net_tax");
    Result absent = project.run("query", "SELECT n(1)");

    assertThat(plain.out()).as(plain.err()).isEqualTo("one\n---\n1\n");
    assertThat(broken.err()).contains("plugins/tax.py:1: ValueError: not loaded");
    assertThat(named.out()).contains("[{\"n\":3}]");
    assertThat(hidden.code()).as(hidden.err()).isZero();
    assertThat(absent.err()).contains("add -- net_tax");
  }

  @Test
  void stops_at_the_timeout() {
    Result result =
        Cli.project(directory)
            .run(
                "query",
                "SELECT sum(hash(a.range, b.range)) FROM range(10000000) a, range(10000000) b",
                "--timeout",
                "300ms");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("error [timeout]:");
  }
}
