package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.config.Config;
import dev.mxcp.json.JsonText;
import dev.mxcp.spi.DatabaseProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the table of values of docs/databases.md. */
class TypesDocumentTest {

  private static DatabaseProvider.Opened database;

  record Row(String name, String sql, String java, String json) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() throws IOException {
    return rows("PostgreSQL");
  }

  /** Returns the rows of the table of an engine. */
  static Stream<Row> rows(String engine) throws IOException {
    return Files.readAllLines(Path.of("../docs/databases.md")).stream()
        .dropWhile(line -> !line.startsWith("| " + engine + " | SQL |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split(" \\| "))
        .map(
            cells ->
                new Row(
                    cells[0].substring(2),
                    bare(cells[1]),
                    cells[2],
                    bare(cells[3].replace(" |", ""))));
  }

  private static String bare(String code) {
    return code.substring(1, code.length() - 1);
  }

  @BeforeAll
  static void open() {
    String name =
        TestPostgres.database(
            "CREATE TYPE mood AS ENUM ('ok', 'sad')",
            "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
            "CREATE TYPE pair AS (a int, b text)");
    database =
        TestPostgres.jdbc(name)
            .open(
                Config.builder(Path.of("").toAbsolutePath()).build(), DatabaseProvider.Mode.SERVE);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_is_true(Row row) {
    Object value = database.execute("SELECT " + row.sql() + " AS v").get(0).get("v");

    assertThat(javaType(value)).isEqualTo(row.java());
    assertThat(JsonText.write(value)).isEqualTo(row.json());
  }

  /** From the fifth time on the driver lets the server keep a statement, and values are binary. */
  @ParameterizedTest
  @MethodSource("rows")
  void every_row_is_true_of_columns_and_of_binary_values(Row row) {
    String table = "t" + Integer.toHexString(row.name().hashCode());
    database.execute("CREATE TABLE " + table + " AS SELECT " + row.sql() + " AS v");
    for (int i = 0; i < 8; i++) {
      Object value = database.execute("SELECT v FROM " + table).get(0).get("v");

      assertThat(javaType(value)).isEqualTo(row.java());
      assertThat(JsonText.write(value)).isEqualTo(row.json());
    }
    database.execute("DROP TABLE " + table);
  }

  static String javaType(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof List) {
      return "List";
    }
    if (value instanceof Map) {
      return "Map";
    }
    return value.getClass().getSimpleName();
  }
}
