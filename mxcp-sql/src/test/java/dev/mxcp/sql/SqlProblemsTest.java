package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.fixture.ProjectDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors read of SQL that the engine does not take. */
class SqlProblemsTest {

  private static final String TABLE =
      "(SELECT 1 AS i, 'a' AS s, DATE '2024-01-01' AS d, [1] AS l) AS x";

  private static final String PARAMETERS =
      "[{name: a, type: integer}, {name: t, type: string}, {name: d, type: string, format: date},"
          + " {name: at, type: string, format: date-time}, {name: o, type: string, format: time},"
          + " {name: ids, type: array, items: {type: integer}},"
          + " {name: fi, type: object, properties: {city: {type: string}}},"
          + " {name: any, type: object}, {name: e, type: string, enum: [day, month]},"
          + " {name: w, type: string, format: duration}]";

  private static final int INDENT = 6;

  @TempDir Path directory;

  private MxcpBuilder project(String sql) {
    String text = sql.replace("FROM x", "FROM " + TABLE);
    return ProjectDirectory.create(directory)
        .write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: a\nprofile: p\nprofiles: {p: {duckdb: {path: ':memory:'}}}\n")
        .write(
            "tools/q.yml",
            "mxcp: 1\ntool:\n  name: q\n  parameters: "
                + PARAMETERS
                + "\n  source:\n    code: |\n"
                + text.indent(INDENT))
        .builder()
        .invoker(SqlInvoker.duckDb());
  }

  private List<Problem> problems(String sql) {
    return project(sql).check().stream()
        .filter(problem -> problem.code() != ProblemCode.PARAMETER_MISMATCH)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT DATE $d|Write $d::DATE",
        "SELECT TIMESTAMP $at|Write $at::TIMESTAMP",
        "SELECT INTERVAL $a DAY|Write INTERVAL ($a) DAY, or $a::INTERVAL",
        "SELECT i FROM x WHERE i = :a|Write $a:",
        "SELECT i FROM x WHERE i = @a|Write $a:",
        "SELECT i FROM $t|FROM query_table($t)",
        "SELECT i FROM x ORDER BY $t|ORDER BY CASE",
        "SELECT i + $t FROM x|Convert a value"
      })
  void says_what_to_write(String sql, String hint) {
    assertThat(problems(sql))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.hint()).contains(hint);
              assertThat(problem.message()).doesNotContainPattern("\\$\\d");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT i FROM x WHERE $a IS NULL OR nosuch = $a|nosuch|nosuch",
        "SELECT i FROM x WHERE $t IS NULL OR nosuch = $t|nosuch|nosuch",
        "SELECT nosuch FROM x LIMIT 5 OFFSET (($a-1)*5)|nosuch|nosuch",
        "SELECT $fi.city, $ids, nosuch FROM x WHERE $a IS NULL|nosuch|nosuch",
        "SELECT $ids, $fi, nosuch FROM x WHERE $a IS NULL|nosuch|nosuch",
        "SELECT nofunc($a), $t FROM x|nofunc|nofunc",
        "SELECT i + $t FROM x|+(INTEGER, STRING_LITERAL)|+",
        "SELECT upper($a) FROM x|upper(|upper",
        "SELECT upper($ids) FROM x|upper(|upper",
        "SELECT strptime($d, '%Y') FROM x|strptime|strptime",
        "SELECT $d + $d|+(DATE, DATE)|+"
      })
  void sees_what_can_never_run_although_parameters_have_no_type(
      String sql, String name, String place) {
    assertThat(problems(sql))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.SQL_CATALOG);
              assertThat(problem.isError()).isTrue();
              assertThat(problem.message()).contains(name);
              String text = sql.replace("FROM x", "FROM " + TABLE);
              assertThat(problem.position().column()).isEqualTo(text.indexOf(place) + INDENT + 1);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT i FROM x WHERE $a IS NULL OR i = $a",
        "SELECT i FROM x LIMIT 5 OFFSET (($a-1)*5)",
        "SELECT i FROM x WHERE s = $t OR d = $t OR i = $t",
        "SELECT i FROM x WHERE i IN $ids AND $fi.city = s AND d > $d",
        "SELECT $any.whatever",
        "SELECT $fi.more",
        "SELECT date_trunc($e, d), d + $w FROM x",
        "SELECT strftime($at, '%Y'), $at AT TIME ZONE 'Europe/Berlin', $at + INTERVAL 1 DAY",
        "SELECT $o::TIME, $o::TIMETZ",
        "FROM query_table($t)",
        "FROM read_csv($t)",
        "SELECT to_days($a), make_date($a, $a, $a), l[$a], left(s, $a), range($a) FROM x",
        "SELECT unnest($ids), json_extract('{}', $t), regexp_matches(s, $t) FROM x",
        "CREATE TABLE made AS SELECT $a AS a",
        "DESCRIBE SELECT $a",
      })
  void finds_nothing_wrong_with_what_may_run(String sql) {
    assertThat(problems(sql)).isEmpty();
  }

  @Test
  void what_may_come_later_is_a_warning_at_load() {
    try (Mxcp mxcp = project("FROM nosuch WHERE a = $a").build()) {
      assertThat(mxcp.registry().problems())
          .filteredOn(problem -> problem.code() == ProblemCode.SQL_CATALOG)
          .singleElement()
          .satisfies(problem -> assertThat(problem.isError()).isFalse());
    }
  }

  @Test
  void long_lists_of_the_engine_are_cut() {
    assertThat(problems("SELECT i + l FROM x"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message().lines().count()).isLessThan(12));
    assertThat(problems("FROM nosuch").get(0).message()).doesNotContain("pg_");
  }
}
