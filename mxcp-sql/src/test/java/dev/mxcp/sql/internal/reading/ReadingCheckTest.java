package dev.mxcp.sql.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingCheckTest {

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a INTEGER)");
      statement.execute("CREATE SEQUENCE q");
      statement.execute("CREATE VIEW reading AS SELECT a, 'x AS SELECT y' AS b FROM t");
      statement.execute("CREATE VIEW writing AS SELECT nextval('q') AS a");
      statement.execute("CREATE VIEW outer_view AS WITH w AS (FROM writing) SELECT * FROM w");
      statement.execute("CREATE VIEW \"strange AS SELECT 1 --\" AS SELECT nextval('q') AS a");
      statement.execute("CREATE VIEW named (\"x)y\", z) AS SELECT 1, 2");
      statement.execute("CREATE MACRO twice(x) AS x * 2");
      statement.execute("CREATE MACRO next_id() AS nextval('q')");
      statement.execute("CREATE MACRO next_ids(n) AS TABLE SELECT next_id() FROM range(n)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private ReadingCheck.Result check(String sql) throws SQLException {
    return new ReadingCheck(connection).check(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT $1 AS x",
        "FROM t",
        "VALUES (1), (2)",
        "WITH w AS (SELECT a FROM t) SELECT * FROM w WHERE a > $1",
        "SELECT * FROM t UNION ALL SELECT a FROM reading",
        "SELECT twice(a) FROM t",
        "FROM named",
        "SELECT count(*) FROM range(10)",
        "SELECT * FROM query('SELECT 1')",
        "DESCRIBE t",
        "SHOW TABLES",
        "SUMMARIZE t",
        "SELECT 'nextval(''q''); DROP TABLE t' AS x -- INSERT",
        "SELECT random(), now(), uuid()",
        "SELECT * FROM duckdb_tables()",
        "SELECT (SELECT max(a) FROM t) AS m ORDER BY 1 LIMIT 3",
      })
  void reads(String sql) throws SQLException {
    assertThat(check(sql).objection()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1)",
        "INSERT INTO t VALUES (1) RETURNING a",
        "UPDATE t SET a = 1",
        "DELETE FROM t",
        "TRUNCATE t",
        "MERGE INTO t USING t AS u ON t.a = u.a WHEN MATCHED THEN DELETE",
        "CREATE TABLE x AS SELECT 1",
        "COPY t TO '/nowhere/t.csv'",
        "COPY (SELECT 1) TO '/nowhere/t.csv'",
        "EXPORT DATABASE '/nowhere'",
        "ATTACH ':memory:' AS other",
        "DETACH other",
        "USE main",
        "BEGIN",
        "COMMIT",
        "SET threads = 1",
        "SET VARIABLE x = 1",
        "PRAGMA force_checkpoint",
        "CALL force_checkpoint()",
        "CHECKPOINT",
        "VACUUM",
        "LOAD json",
        "INSTALL json",
        "EXPLAIN ANALYZE INSERT INTO t VALUES (1)",
        "PREPARE p AS INSERT INTO t VALUES (1)",
        "EXECUTE p",
        "SELECT 1; DELETE FROM t",
        "SELECT nextval('q')",
        "SELECT NextVal('q')",
        "SELECT * FROM t WHERE a IN (SELECT nextval('q'))",
        "WITH w AS (SELECT nextval('q') AS a) SELECT * FROM w",
        "SELECT next_id()",
        "SELECT NEXT_ID()",
        "SELECT * FROM next_ids(3)",
        "FROM writing",
        "FROM main.Writing",
        "FROM outer_view",
        "FROM \"strange AS SELECT 1 --\"",
        "SELECT * FROM query('SELECT nextval(''q'')')",
        "SELECT * FROM query($1)",
        "SELECT * FROM query_table($1)",
        "SELECT * FROM checkpoint()",
        "SELECT * FROM postgres_execute('db', 'DELETE FROM x')",
        "SELECT setseed(0.5)",
        "this is no SQL",
        "",
      })
  void does_not_only_read(String sql) throws SQLException {
    assertThat(check(sql).objection()).isNotNull();
  }

  @Test
  void objection_tells_the_place() throws SQLException {
    assertThat(check("SELECT next_id()").objection())
        .isEqualTo("it calls nextval, in the macro next_id");
  }

  @Test
  void result_lasts_unless_macros_or_views_take_part() throws SQLException {
    assertThat(check("SELECT abs(a) FROM t").isLasting()).isTrue();
    assertThat(check("SELECT twice(a) FROM t").isLasting()).isFalse();
    assertThat(check("FROM reading").isLasting()).isFalse();
  }
}
