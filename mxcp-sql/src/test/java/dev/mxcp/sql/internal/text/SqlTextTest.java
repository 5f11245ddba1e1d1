package dev.mxcp.sql.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.sql.spi.SqlTextException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  private static Connection engine;

  @BeforeAll
  static void open() throws SQLException {
    engine = DriverManager.getConnection("jdbc:duckdb:");
    try (var statement = engine.createStatement()) {
      statement.execute("CREATE TABLE t (a INTEGER, \"a$b\" INTEGER, x$1 INTEGER, s VARCHAR)");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    engine.close();
  }

  static List<String> tricky() {
    return List.of(
        "SELECT $a",
        "SELECT $a, $b, $a",
        "SELECT $Foo, $foo, $FOO",
        "SELECT $É, $é",
        "SELECT $straße",
        "SELECT $_x1",
        "SELECT $名前",
        "SELECT $\"my p\"",
        "SELECT $\"my p\", $\"MY P\"",
        "SELECT $select, $from",
        "SELECT '$a'",
        "SELECT 'it''s $a', $b",
        "SELECT 'back\\', $a",
        "SELECT 'back\\slash $a', $b",
        "SELECT E'it\\'s $a', $b",
        "SELECT e'\\\\', $a",
        "SELECT E'a''$b', $c",
        "SELECT E'\\n' || $a",
        "SELECT date'2024-01-01', $a",
        "SELECT VARCHAR'ends with e \\', $a",
        "SELECT \"a$b\" FROM t",
        "SELECT \"x\"\"$a\" FROM (SELECT 1) q(\"x\"\"$a\") WHERE $b",
        "SELECT a$b FROM t",
        "SELECT x$1 FROM t WHERE a = $a",
        "SELECT $a -- $b",
        "SELECT $a -- $b\n, $c",
        "SELECT $a -- $b\r, $c",
        "SELECT $a -- it's\n, $c",
        "SELECT $a /* $b */",
        "SELECT $a /* $b /* $c */ $d */, $e",
        "SELECT /* ' */ $a /* ' */",
        "SELECT /**/ $a",
        "SELECT /* -- */ $a",
        "SELECT $a -- /*\n, $b -- */",
        "SELECT $$ $a $$, $b",
        "SELECT $$it's$$, $b",
        "SELECT $tag$ $a $tag$, $b",
        "SELECT $tag$ $$ $other$ $tag$, $b",
        "SELECT $a$b$a$",
        "SELECT $a$b$a$, $a",
        "SELECT $ä$ $x $ä$, $y",
        "SELECT $_$ $x $_$, $y",
        "SELECT $a::INTEGER",
        "SELECT $a::INTEGER + $b::INTEGER",
        "SELECT $a||$b",
        "SELECT ($a)",
        "SELECT -$a::INTEGER",
        "SELECT $a*$b",
        "SELECT $a/$b",
        "SELECT $a - -$b",
        "SELECT [$a, $b]",
        "SELECT {'k': $a, 'l': $b}",
        "SELECT MAP {$a: $b}",
        "SELECT ([1, 2, 3])[$a]",
        "SELECT ([1, 2, 3])[$a:$b]",
        "SELECT CASE WHEN $a THEN $b ELSE $c END",
        "SELECT $a IS NULL OR $a = 1",
        "SELECT * FROM t WHERE a IN $ids",
        "SELECT * FROM t WHERE a = ANY($ids)",
        "SELECT * FROM t WHERE a BETWEEN $low AND $high",
        "SELECT * FROM t WHERE s LIKE $p ESCAPE '$'",
        "SELECT * FROM t LIMIT $n OFFSET $m",
        "SELECT * FROM range($a, $b)",
        "SELECT 1e5, $a",
        "SELECT 1.5, $a",
        "SELECT 1_000, $a",
        "SELECT 0x1F, $a",
        "SELECT .5 + $a",
        "SELECT 1 AS \"$a\", $b",
        "SELECT $a AS x, x",
        "SELECT\n\t$a\n,\r\n$b",
        "WITH q AS (SELECT $a AS v) SELECT v, $b FROM q",
        "INSERT INTO t (a, s) VALUES ($a, $s)",
        "UPDATE t SET a = $a WHERE s = $s",
        "DELETE FROM t WHERE a = $a",
        "FROM t WHERE a = $a",
        "VALUES ($a), ($b)",
        "SELECT list_transform([1], lambda x: x + $a)",
        "SELECT $a; ",
        "SELECT $a;;;",
        "; SELECT $a",
        "SELECT ';', $a",
        "SELECT $a /* ; */",
        "SELECT $a -- ;",
        "SELECT X'AA', $a",
        "SELECT '🦆 $a', $b, $🦆",
        "SELECT $a COLLATE NOCASE");
  }

  @ParameterizedTest
  @MethodSource("tricky")
  void finds_as_many_parameters_as_the_engine(String sql) throws SQLException {
    SqlText text = SqlText.single(sql);

    int own;
    try (PreparedStatement statement = engine.prepareStatement(sql)) {
      own = statement.getParameterMetaData().getParameterCount();
    }
    try (PreparedStatement statement = engine.prepareStatement(text.sql())) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(own);
    }
    assertThat(text.parameters()).hasSize(own);
  }

  @Test
  void keeps_the_columns_of_what_follows() {
    String sql = "SELECT $name, $x, $name AS who";
    String rewritten = SqlText.single(sql).sql();

    assertThat(rewritten).isEqualTo("SELECT $1   , $2, $1    AS who").hasSameSizeAs(sql);
  }

  @Test
  void keeps_a_field_apart_from_its_parameter() throws SQLException {
    SqlText text = SqlText.single("SELECT $point.x");

    assertThat(text.sql()).isEqualTo("SELECT $1    .x");
    assertThat(SqlText.single("SELECT $p.x").sql()).isEqualTo("SELECT $1 .x");
  }

  @Test
  void names_parameters_as_first_written() {
    assertThat(SqlText.single("SELECT $B, $a, $b, $\"x\"\"y\"").parameters())
        .containsExactly("B", "a", "x\"y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ";", " ; ;\n", "-- only words", "/* $a; */"})
  void refuses_a_text_without_a_statement(String sql) {
    assertThatThrownBy(() -> SqlText.single(sql))
        .isInstanceOf(SqlTextException.class)
        .hasMessageContaining("no SQL statement");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT $ a",
        "SELECT $/*c*/a",
        "SELECT $",
        "SELECT $(a)",
        "SELECT $1",
        "SELECT ?",
        "SELECT ?1"
      })
  void refuses_parameters_without_a_name(String sql) {
    assertThatThrownBy(() -> SqlText.single(sql))
        .isInstanceOf(SqlTextException.class)
        .extracting("reason", "offset")
        .containsExactly(SqlTextException.Reason.PARAMETER, 7);
  }

  @Test
  void splits_statements_where_the_engine_does() {
    assertThat(SqlText.split("SELECT ';' ; SELECT $a; /* ; */ SELECT $$;$$ -- ;\n;"))
        .extracting(text -> text.sql().strip())
        .containsExactly("SELECT ';'", "SELECT $1", "/* ; */ SELECT $$;$$ -- ;");
  }

  @Test
  void says_where_a_second_statement_begins() {
    assertThatThrownBy(() -> SqlText.single("SELECT 1;\n  SELECT 2"))
        .hasMessageContaining("found 2")
        .extracting("offset")
        .isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET threads = 1",
        "USE other",
        "CREATE TEMP TABLE x (a INT)",
        "RESET threads",
        "CREATE OR REPLACE TEMPORARY VIEW v AS SELECT 1",
        "PRAGMA enable_profiling",
        "ATTACH ':memory:' AS m",
        "PREPARE p AS SELECT 1",
        "LOAD json",
        "SELECT getvariable('a')",
        "PIVOT t ON a USING sum(a)",
        "FROM (PIVOT t ON a)",
        "something new"
      })
  void knows_what_may_leave_something_on_the_connection(String sql) {
    assertThat(SqlText.single(sql).effect()).isEqualTo(SqlText.Effect.SESSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "(SELECT 1)",
        "-- c\nFROM t",
        "WITH a AS (SELECT 1) FROM a",
        "CREATE TABLE temp_things (a INT)",
        "INSERT INTO t(a) VALUES (1)",
        "EXPLAIN SELECT 1"
      })
  void knows_what_leaves_nothing(String sql) {
    assertThat(SqlText.single(sql).effect()).isEqualTo(SqlText.Effect.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN", "begin transaction", "START TRANSACTION", "COMMIT", "ROLLBACK"})
  void knows_transactions(String sql) {
    assertThat(SqlText.single(sql).effect()).isEqualTo(SqlText.Effect.TRANSACTION);
  }

  @Test
  @Timeout(240)
  void deep_comments_take_no_longer_than_their_length() throws SQLException {
    // The engine alone would take a quarter of an hour.
    int depth = 200_000;
    SqlText text = SqlText.single("/*".repeat(depth) + "*/".repeat(depth) + "SELECT $a, 2 AS b");
    try (PreparedStatement statement = engine.prepareStatement(text.sql())) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isOne();
    }
  }

  @Test
  void comments_in_comments_become_space_and_nothing_moves() {
    assertThat(SqlText.single("SELECT /* a /* b\n */ c */ 1").sql())
        .isEqualTo("SELECT          \n         1");
    assertThat(SqlText.single("SELECT /* a */ 1 -- /* b").sql())
        .isEqualTo("SELECT /* a */ 1 -- /* b");
    assertThat(SqlText.single("SELECT 1 /* a /* b */").sql()).isEqualTo("SELECT 1 /* a /* b */");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CALL enable_logging('QueryLog')",
        "FROM ENABLE_LOGGING()",
        "FROM \"enable_logging\"()",
        "FROM system.main.\"Enable_Logging\"()",
        "SELECT message FROM duckdb_logs",
        "CALL truncate_duckdb_logs()",
        "FROM query('FROM enable_log' || 'ging()')",
        "FROM \"query\" ('SELECT 1')",
        "FROM query/* */('SELECT 1')",
        "CREATE VIEW v AS FROM query(chr(70))",
        "SELECT * FROM json_execute_serialized_sql('{}')",
        "PRAGMA json_execute_serialized_sql('{}')",
        "CREATE SECRET s (TYPE http)",
        "create or replace /* */ temporary secret s (TYPE http)",
        "CREATE PERSISTENT SECRET s (TYPE http)",
        "DROP SECRET s",
        "DROP TEMPORARY SECRET IF EXISTS s"
      })
  void a_sandbox_refuses(String sql) {
    assertThat(SqlText.single(sql).restricted()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT query, \"query\" FROM searches",
        "SELECT 'enable_logging', 'query(', $$ query( $$ -- query(",
        "CREATE TABLE secret (query VARCHAR)",
        "SELECT secret FROM t",
        "DROP TABLE secret",
        "FROM query_table('t')"
      })
  void a_sandbox_leaves_alone(String sql) {
    assertThat(SqlText.single(sql).restricted()).isNull();
  }

  @Test
  void knows_what_may_write() {
    for (String reads :
        List.of(
            "SELECT 1",
            "FROM t",
            "(SELECT 1)",
            "WITH x AS (SELECT 1) FROM x",
            "EXPLAIN SELECT 1")) {
      assertThat(SqlText.single(reads).writes()).as(reads).isFalse();
    }
    for (String writes :
        List.of(
            "INSERT INTO t VALUES (1)",
            "WITH x AS (SELECT 1) INSERT INTO t FROM x",
            "EXPLAIN ANALYZE DELETE FROM t",
            "COMMIT",
            "EXECUTE p",
            "CALL f()",
            "CHECKPOINT")) {
      assertThat(SqlText.single(writes).writes()).as(writes).isTrue();
    }
  }
}
