package dev.mxcp.sql.internal.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineErrorsTest {

  private static DatabaseProvider.Opened database;

  @BeforeAll
  static void open() {
    database = Databases.inMemory();
    database.execute("CREATE TABLE t (i INTEGER, s VARCHAR, d DATE, l INTEGER[])");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CATALOG|SELECT nosuch FROM t",
        "CATALOG|SELECT x.i FROM t",
        "CATALOG|SELECT a.nosuch FROM t a",
        "CATALOG|SELECT nofunc(i) FROM t",
        "CATALOG|FROM nosuch",
        "CATALOG|SELECT {'a': 1}.b",
        "CATALOG|SELECT i::NOTYPE FROM t",
        "CATALOG|SELECT i FROM t JOIN t u USING (zz)",
        "CATALOG|SELECT * EXCLUDE (zz) FROM t",
        "CATALOG|INSERT INTO t (x) VALUES (1)",
        "CATALOG|SELECT i FROM t LIMIT i",
        "TYPE|SELECT i + s FROM t",
        "TYPE|SELECT upper(i, i) FROM t",
        "TYPE|SELECT i FROM t WHERE d > 5",
        "TYPE|SELECT unnest(i) FROM t",
        "TYPE|SELECT strftime(s, '%Y') FROM t",
        "TYPE|SELECT i FROM t WHERE list_contains(['a'::VARCHAR], i)",
        "CLAUSE|SELECT sum(i), s FROM t",
        "CLAUSE|SELECT i FROM t WHERE sum(i) > 1",
        "CLAUSE|SELECT max(sum(i)) FROM t",
        "CLAUSE|SELECT i FROM t a, t b",
        "CLAUSE|FROM t UNION SELECT 1",
        "CLAUSE|SELECT (SELECT i, s FROM t)",
        "CLAUSE|INSERT INTO t VALUES (1)",
        "SYNTAX|SELECT FROM WHERE",
        "SYNTAX|SELECT i FROM t ORDER BY $p"
      })
  void tells_kinds_of_failures_apart(Kind kind, String sql) {
    Map<String, Object> parameters = sql.contains("$p") ? Map.of("p", 1) : Map.of();
    assertThat(
            catchThrowableOfType(DatabaseException.class, () -> database.execute(sql, parameters))
                .kind())
        .isEqualTo(kind);
  }

  @Test
  void leaves_out_what_the_engine_says_to_those_who_work_on_it() {
    SQLException broken =
        new SQLException(
            "INTERNAL Error: it broke\nThis error signals an assertion failure within DuckDB."
                + " For more information, see https://duckdb.org\n\nStack Trace:\n\n/tmp/lib.so(+1)");
    SQLException memory =
        new SQLException(
            "Out of Memory Error: failed to allocate\nPossible solutions:\n* SET threads=1");

    assertThat(EngineErrors.of(broken)).hasMessage("INTERNAL Error: it broke");
    assertThat(EngineErrors.of(memory)).hasMessage("Out of Memory Error: failed to allocate");
  }
}
