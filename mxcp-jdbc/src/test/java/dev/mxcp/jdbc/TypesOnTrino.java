package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.json.JsonText;
import dev.mxcp.spi.DatabaseProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs Trino's table of values of docs/databases.md. */
class TypesOnTrino {

  private static DatabaseProvider.Opened database;

  static Stream<TypesDocumentTest.Row> rows() throws IOException {
    return TypesDocumentTest.rows("Trino");
  }

  @BeforeAll
  @Timeout(600)
  static void open() {
    database = TestTrino.open(TestTrino.jdbc());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_is_true(TypesDocumentTest.Row row) {
    Object value = database.execute("SELECT " + row.sql() + " AS v").get(0).get("v");

    assertThat(TypesDocumentTest.javaType(value)).isEqualTo(row.java());
    assertThat(JsonText.write(value)).isEqualTo(row.json());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_is_true_inside_of_a_row(TypesDocumentTest.Row row) {
    String sql = "SELECT ARRAY[ROW(1, " + row.sql() + ")] AS v";
    List<?> list = (List<?>) database.execute(sql).get(0).get("v");

    assertThat(JsonText.write(list)).isEqualTo("[[1," + row.json() + "]]");
    assertThat(list).noneMatch(Map.class::isInstance);
  }
}
