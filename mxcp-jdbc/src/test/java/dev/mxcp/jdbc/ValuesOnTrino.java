package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.SqlInvoker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parameters, changes, scripts and errors of Trino. */
class ValuesOnTrino {

  private static final CallContext READING = CallContext.builder().readOnly(true).build();

  private static DatabaseProvider.Opened database;

  @TempDir Path directory;

  @BeforeAll
  @Timeout(600)
  static void open() {
    TestTrino.run(
        "DROP TABLE IF EXISTS things",
        "CREATE TABLE things (id integer, key uuid, day date, at timestamp(6) with time zone,"
            + " price decimal(10, 2), doc varchar, tags array(varchar))",
        "INSERT INTO things VALUES (1, UUID '123e4567-e89b-12d3-a456-426614174000',"
            + " DATE '2024-01-02', TIMESTAMP '2024-01-02 03:04:05 UTC', 0.10, '{\"city\": \"Bern\"}',"
            + " ARRAY['a', 'b']), (2, NULL, NULL, NULL, 2, '{}', ARRAY[])");
    database = TestTrino.open(TestTrino.jdbc());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private String call(String parameters, String sql, Map<String, Object> arguments) {
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "tools/t.yml",
                "mxcp: 1\ntool:\n  name: t\n  database: lake\n  parameters:\n"
                    + parameters.indent(4)
                    + "  source:\n    code: |\n"
                    + sql.indent(6));
    try (Mxcp mxcp =
        project.builder().invoker(SqlInvoker.duckDb()).database("lake", TestTrino.jdbc()).build()) {
      return dev.mxcp.json.JsonText.write(mxcp.call("t", arguments).orElseThrow());
    }
  }

  @Test
  void declared_types_decide_how_arguments_are_bound() {
    String parameters =
        """
        - {name: key, type: string, description: x}
        - {name: day, type: string, format: date, description: x}
        - {name: at, type: string, format: date-time, description: x}
        - {name: clock, type: string, format: time, description: x}
        - {name: moment, type: string, format: timestamp, description: x}
        - {name: price, type: number, description: x}
        - {name: flag, type: boolean, description: x}
        - {name: filter, type: object, description: x}
        - {name: tags, type: array, items: {type: string}, description: x}
        - {name: ids, type: array, items: {type: integer}, description: x}
        - {name: grid, type: array, items: {type: array, items: {type: integer}}, description: x}
        """;
    String sql =
        """
        SELECT id, $filter AS filter, $grid AS grid, $clock AS clock FROM things
        WHERE key = CAST($key AS uuid) AND day = $day AND at = $at AND at = $moment
        AND price = $price AND $flag AND json_parse(doc) = $filter AND tags = $tags
        AND id IN ($ids) AND id = ANY ($ids) AND contains($ids, id) AND id NOT IN ($grid[1][1])
        """;
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("key", "123e4567-e89b-12d3-a456-426614174000");
    arguments.put("day", "2024-01-02");
    arguments.put("at", "2024-01-02T05:04:05+02:00");
    arguments.put("clock", "13:45:00.5");
    arguments.put("moment", 1704164645);
    arguments.put("price", 0.1);
    arguments.put("flag", true);
    arguments.put("filter", Map.of("city", "Bern"));
    arguments.put("tags", List.of("a", "b"));
    arguments.put("ids", List.of(1, 7));
    arguments.put("grid", List.of(List.of(5, 6), List.of()));

    assertThat(call(parameters, sql, arguments))
        .isEqualTo(
            "[{\"id\":1,\"filter\":{\"city\":\"Bern\"},\"grid\":[[5,6],[]],"
                + "\"clock\":\"13:45:00.500\"}]");
  }

  @Test
  void null_has_the_declared_type() {
    String parameters =
        """
        - {name: n, type: integer, default: null, description: x}
        - {name: ids, type: array, items: {type: integer}, default: null, description: x}
        - {name: o, type: object, default: null, description: x}
        - {name: at, type: string, format: timestamp, default: null, description: x}
        """;
    String sql =
        "SELECT $n + 1 AS a, cardinality($ids) AS b, json_extract($o, '$.x') AS c, year($at) AS d";

    assertThat(call(parameters, sql, Map.of()))
        .isEqualTo("[{\"a\":null,\"b\":null,\"c\":null,\"d\":null}]");
  }

  @Test
  void empty_lists_are_in_nothing() {
    String parameters = "- {name: ids, type: array, items: {type: integer}, description: x}\n";
    String sql =
        "SELECT count_if(id IN ($ids)) AS a, count_if(id NOT IN ($ids)) AS b,"
            + " count_if(id = ANY ($ids)) AS c, count_if(id <> ALL ($ids)) AS d,"
            + " cardinality($ids) AS e FROM things";

    assertThat(call(parameters, sql, Map.of("ids", List.of())))
        .isEqualTo("[{\"a\":0,\"b\":2,\"c\":0,\"d\":2,\"e\":0}]");
  }

  @Test
  void values_come_back_as_they_went() {
    List<Object> values =
        List.of(
            "it's $x ? -- 'q'",
            true,
            5L,
            new BigInteger("12345678901234567890123456789012345678"),
            new BigDecimal("1.10"),
            0.1,
            LocalDate.of(-43, 3, 15),
            LocalTime.parse("13:45:00.123456789"),
            OffsetTime.parse("13:45:00.5+05:30"),
            LocalDateTime.parse("2024-01-02T03:04:05.123456789"),
            OffsetDateTime.parse("2024-01-02T03:04:05.123456789Z"),
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
            List.of(1L, 2L),
            List.of("a", "it's"),
            List.of(true),
            List.of(LocalDate.of(2024, 1, 2)),
            Map.of("a", List.of(1L, Map.of())));
    for (Object value : values) {
      Object back = database.execute("SELECT $v AS v", Map.of("v", value)).get(0).get("v");

      assertThat(back instanceof BigDecimal && value instanceof BigInteger ? back + "" : back)
          .isEqualTo(value instanceof BigInteger ? value + "" : value);
    }
    byte[] bytes =
        (byte[])
            database.execute("SELECT $v AS v", Map.of("v", new byte[] {1, -1})).get(0).get("v");
    assertThat(bytes).containsExactly(1, -1);
    assertThat(
            database
                .execute("SELECT $v AS v", java.util.Collections.singletonMap("v", null))
                .get(0)
                .get("v"))
        .isNull();
  }

  @Test
  void failures_have_kinds() {
    assertKind(Kind.SYNTAX, "SELEC 1");
    assertKind(Kind.SYNTAX, "SELECT 1; SELECT 2");
    assertKind(Kind.SYNTAX, "START TRANSACTION");
    assertKind(Kind.CATALOG, "SELECT * FROM nowhere");
    assertKind(Kind.CATALOG, "SELECT nowhere FROM things");
    assertKind(Kind.CATALOG, "SELECT * FROM nocatalog.a.b");
    assertKind(Kind.TYPE, "SELECT 1 + 'x'");
    assertKind(Kind.EXECUTION, "SELECT 1 / 0");
    assertThatThrownBy(() -> database.execute("SELECT $d", Map.of("d", new Object())))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PARAMETERS));
  }

  private static void assertKind(Kind kind, String sql) {
    assertThatThrownBy(() -> database.execute(sql))
        .as(sql)
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }

  @Test
  void messages_hold_neither_rows_nor_arguments() {
    assertThatThrownBy(
            () -> database.execute("SELECT CAST(doc AS integer) FROM things WHERE id = 1"))
        .satisfies(e -> assertThat(trace(e)).contains("Cannot cast").doesNotContain("Bern"));
    assertThatThrownBy(
            () -> database.execute("SELECT CAST($x AS integer)", Map.of("x", "hunter2-secret")))
        .satisfies(e -> assertThat(trace(e)).doesNotContain("hunter2"));
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void errors_point_to_the_place_in_the_statement_of_the_author() {
    assertPosition("SELECT $id AS a, '' AS b, nowhere FROM things", 1, 27);
    assertPosition("SELECT $id AS a, '''' AS b,\n  nowhere FROM things", 2, 3);
    assertPosition("SELECT $id\n FROM WHERE", 2, 7);
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "tools/t.yml",
                """
                mxcp: 1
                tool:
                  name: t
                  database: lake
                  parameters: [{name: id, type: integer, description: x}]
                  source:
                    code: |
                      SELECT $id AS a, '''' AS b, nowhere
                      FROM things
                """);
    assertThat(
            project
                .builder()
                .invoker(SqlInvoker.duckDb())
                .database("lake", TestTrino.jdbc())
                .check())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("nowhere");
              assertThat(problem.position().line()).isGreaterThanOrEqualTo(6);
            });
  }

  private static void assertPosition(String sql, int line, int column) {
    assertThatThrownBy(() -> database.execute(sql, Map.of("id", 1)))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> {
              assertThat(e.position().orElseThrow().line()).as(e.getMessage()).isEqualTo(line);
              assertThat(e.position().orElseThrow().column()).as(e.getMessage()).isEqualTo(column);
            });
  }

  @Test
  void tools_that_read_write_nothing() {
    for (String sql :
        List.of(
            "INSERT INTO things (id) VALUES (9)",
            "DELETE FROM things",
            "EXPLAIN ANALYZE INSERT INTO things (id) VALUES (9)",
            "EXPLAIN ANALYZE VERBOSE DELETE FROM things",
            "CREATE TABLE other AS SELECT 1 AS n",
            "CALL system.runtime.kill_query('x', 'y')",
            "SET SESSION query_max_run_time = '1h'",
            "EXECUTE IMMEDIATE 'DELETE FROM things'",
            "SELECT * FROM TABLE(memory.system.query(query => 'DELETE FROM x'))")) {
      assertThatThrownBy(() -> database.execute(sql, Map.of(), READING))
          .as(sql)
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.READ_ONLY));
    }
    assertThat(database.execute("SELECT count(*) AS n FROM things", Map.of(), READING))
        .isEqualTo(List.of(Map.of("n", 2L)));
    assertThat(database.execute("EXPLAIN ANALYZE SELECT 1", Map.of(), READING)).isNotEmpty();
  }

  @Test
  void changes_are_counted() {
    database.execute("CREATE TABLE IF NOT EXISTS counted (n integer)");

    assertThat(database.execute("INSERT INTO counted VALUES 1, 2, 3"))
        .isEqualTo(List.of(Map.of("Count", 3L)));
    assertThat(database.execute("DROP TABLE counted")).isEmpty();
  }

  @Test
  void session_of_a_script_does_not_reach_the_next_call() {
    try (DatabaseProvider.Opened one = TestTrino.open(TestTrino.jdbc().poolSize(1))) {
      List<Object> seen = new ArrayList<>();
      seen.add(
          one.executeScript(
                  "SET SESSION query_max_run_time = '7m'; SHOW SESSION LIKE 'query_max_run_time'",
                  Map.of(),
                  CallContext.NONE)
              .get(0)
              .get("Value"));
      seen.add(one.execute("SHOW SESSION LIKE 'query_max_run_time'").get(0).get("Value"));

      assertThat(seen.get(0)).isEqualTo("7m");
      assertThat(seen.get(1)).isNotEqualTo("7m");
    }
  }
}
