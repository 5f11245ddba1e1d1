package dev.mxcp.sql.internal.duckdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that are kept see what was written after they were prepared. */
class KeptStatementsTest {

  private static final List<String> CHANGES =
      List.of(
          "INSERT INTO t VALUES (7, 'open')",
          "INSERT INTO t VALUES (NULL, NULL)",
          "INSERT INTO t SELECT range + 5, 'open' FROM range(5000)",
          "WITH n AS (SELECT 7 AS i) INSERT INTO t SELECT i, 'open' FROM n",
          "UPDATE t SET i = 7, s = 'open'",
          "UPDATE t SET i = NULL, s = NULL",
          "DELETE FROM t",
          "MERGE INTO t USING (SELECT 7 AS n) ON i = n"
              + " WHEN NOT MATCHED THEN INSERT VALUES (n, 'open')");

  private static final List<String> QUERIES =
      List.of(
          "SELECT count(*) AS v FROM t WHERE i = 7",
          "SELECT count(*) AS v FROM t WHERE s = 'open'",
          "SELECT count(*) AS v FROM t WHERE s LIKE 'o%'",
          "SELECT count(*) AS v FROM t WHERE i IS NULL",
          "SELECT count(i) AS v FROM t",
          "SELECT count(DISTINCT i) AS v FROM t",
          "SELECT count(*) AS v FROM t a JOIN t b USING (i)",
          "SELECT i AS v, count(*) AS n FROM t GROUP BY i ORDER BY i",
          "SELECT CASE WHEN i > 0 THEN 'yes' ELSE 'no' END AS v FROM t ORDER BY v",
          "SELECT i IS NULL AS v FROM t ORDER BY v");

  private static DatabaseProvider.Opened database;

  @BeforeAll
  static void open() {
    database = Databases.inMemory();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static Stream<Arguments> changes_and_queries() {
    return CHANGES.stream()
        .flatMap(change -> QUERIES.stream().map(query -> Arguments.of(change, query)));
  }

  @ParameterizedTest
  @MethodSource("changes_and_queries")
  void a_change_is_seen(String change, String query) {
    prepare(query);
    database.execute(change);

    assertThat(database.execute(query)).isEqualTo(database.execute("/* anew */ " + query));
  }

  @ParameterizedTest
  @MethodSource("changes_and_queries")
  void a_change_in_a_transaction_is_seen_inside_and_after(String change, String query) {
    prepare(query);
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      List<Map<String, Object>> before = transaction.execute(query, Map.of());
      transaction.execute(change, Map.of());
      List<Map<String, Object>> inside = transaction.execute(query, Map.of());
      assertThat(inside).isEqualTo(transaction.execute("/* anew */ " + query, Map.of()));
      assertThat(database.execute(query)).isEqualTo(before);
      transaction.commit();
      assertThat(database.execute(query)).isEqualTo(inside);
    }
  }

  private static void prepare(String query) {
    database.executeScript(
        "CREATE OR REPLACE TABLE t (i INTEGER, s VARCHAR); INSERT INTO t VALUES (0, 'closed')",
        Map.of(),
        CallContext.NONE);
    database.execute(query);
  }

  @Test
  void a_change_finds_rows_that_came_later() {
    database.execute("CREATE OR REPLACE TABLE jobs AS SELECT 'done' AS state");
    String close = "UPDATE jobs SET state = 'done' WHERE state = 'open'";
    assertThat(database.execute(close)).containsExactly(Map.of("Count", 0L));
    database.execute("INSERT INTO jobs VALUES ('open')");
    assertThat(database.execute(close)).containsExactly(Map.of("Count", 1L));
  }

  @Test
  void a_script_that_writes_counts() {
    prepare("SELECT count(*) AS v FROM t WHERE i = 7");
    database.executeScript(
        "BEGIN; INSERT INTO t VALUES (7, 'open'); COMMIT", Map.of(), CallContext.NONE);
    assertThat(database.execute("SELECT count(*) AS v FROM t WHERE i = 7"))
        .containsExactly(Map.of("v", 1L));
  }
}
