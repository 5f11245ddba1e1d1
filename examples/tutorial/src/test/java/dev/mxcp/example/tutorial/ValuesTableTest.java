package dev.mxcp.example.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.json.JsonText;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The table of values out in docs/types.md holds, row by row, in Java, JSON and Python. */
class ValuesTableTest {

  @TempDir static Path project;
  private static Mxcp mxcp;

  private record Row(String type, String sql, String java, String json, String python) {
    static Row of(String line) {
      String[] cells = line.substring(1, line.length() - 1).split(" \\| ");
      return new Row(
          plain(cells[0]), plain(cells[1]), plain(cells[2]), plain(cells[3]), plain(cells[4]));
    }

    private static String plain(String cell) {
      return cell.strip().replace("`", "");
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("../../docs/types.md")).stream()
        .dropWhile(line -> !line.startsWith("| DuckDB | SQL |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(Row::of)
        .toList();
  }

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(project.resolve("tools"));
    Files.createDirectories(project.resolve("python"));
    Files.writeString(
        project.resolve("mxcp-site.yml"),
        "project: values\nprofile: default\nprofiles: {default: {duckdb: {path: ':memory:'}}}\n");
    Files.writeString(
        project.resolve("python/type_of.py"),
        "from mxcp.runtime import db\n\ndef type_of(sql):\n"
            + "    return type(db.execute(sql)[0]['v']).__name__\n");
    Files.writeString(
        project.resolve("tools/type_of.yml"),
        "tool:\n  name: type_of\n  source: {file: ../python/type_of.py}\n"
            + "  parameters: [{name: sql, type: string}]\n");
    List<Row> rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      Files.writeString(
          project.resolve("tools/value_" + i + ".yml"),
          "tool:\n  name: value_"
              + i
              + "\n  source:\n    code: |\n      "
              + select(rows.get(i))
              + "\n");
    }
    Files.writeString(
        project.resolve("python/rows_of.py"),
        "from mxcp.runtime import db\n\ndef rows_of(sql, p):\n    return db.execute(sql, p)\n");
    Files.writeString(
        project.resolve("tools/rows_of.yml"),
        "tool:\n  name: rows_of\n  source: {file: ../python/rows_of.py}\n"
            + "  parameters: [{name: sql, type: string}, {name: p, type: object}]\n");
    mxcp =
        Mxcp.builder()
            .project(project)
            .environment(Map.of())
            .home(project)
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create())
            .build();
  }

  @AfterAll
  static void close() {
    mxcp.close();
  }

  private static String select(Row row) {
    return "SELECT " + row.sql + " AS v";
  }

  @TestFactory
  Stream<DynamicTest> every_row_holds() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(20);
    return Stream.iterate(0, i -> i < rows.size(), i -> i + 1)
        .map(i -> DynamicTest.dynamicTest(rows.get(i).type, () -> check(i, rows.get(i))));
  }

  /**
   * The engine's own table, but for the numbers that Python has no exact type for, and for moments
   * of years that it does not have: it gets a text of them.
   */
  @Test
  void every_type_of_the_engine_reaches_python() {
    String sql =
        "SELECT * EXCLUDE (dec_4_1, dec_9_4, dec_18_6, dec38_10, float, timestamp, timestamp_s,"
            + " timestamp_ms, timestamp_ns, timestamp_tz) FROM test_all_types()";
    String expected = JsonText.write(mxcp.runtime().database().execute(sql));
    assertThat(python(sql, Map.of()).replace("+00:00\"", "Z\"")).isEqualTo(expected);
  }

  @Test
  void special_values_come_back_from_python() {
    String sql = "SELECT $a::DATE AS a, $b::TIME AS b, $c::TIMESTAMPTZ[] AS c, $d::INTERVAL AS d";
    assertThat(
            python(
                sql,
                Map.of("a", "-infinity", "b", "24:00:00", "c", List.of("infinity"), "d", "1 day")))
        .isEqualTo("[{\"a\":\"-infinity\",\"b\":\"24:00:00\",\"c\":[\"infinity\"],\"d\":\"P1D\"}]");
  }

  private static String python(String sql, Map<String, Object> parameters) {
    Outcome outcome = mxcp.call("rows_of", Map.of("sql", sql, "p", parameters));
    assertThat(outcome.isOk()).as(outcome.toString()).isTrue();
    return ((Outcome.Ok) outcome).json();
  }

  private static void check(int number, Row row) {
    Object java = mxcp.runtime().database().execute(select(row)).get(0).get("v");
    assertThat(kind(java)).as("Java").isEqualTo(row.java);
    Outcome outcome = mxcp.call("value_" + number, Map.of());
    assertThat(outcome).as("outcome").isInstanceOf(Outcome.Ok.class);
    assertThat(((Outcome.Ok) outcome).json()).as("JSON").isEqualTo("[{\"v\":" + row.json + "}]");
    assertThat(mxcp.call("type_of", Map.of("sql", select(row))).orElseThrow())
        .as("Python")
        .isEqualTo(row.python);
  }

  private static String kind(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map) {
      return "Map";
    }
    return value instanceof List ? "List" : value.getClass().getSimpleName();
  }
}
