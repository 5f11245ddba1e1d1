package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.config.Config;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.SqlInvoker;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters, transactions, scripts and errors of a PostgreSQL database. */
class ValuesTest {

  private static String name;
  private static DatabaseProvider.Opened database;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    name =
        TestPostgres.database(
            "CREATE TYPE mood AS ENUM ('ok', 'sad')",
            "CREATE TABLE things (id int PRIMARY KEY, key uuid, mood mood, day date, at timestamptz,"
                + " price numeric, doc jsonb, tags text[])",
            "INSERT INTO things VALUES (1, '123e4567-e89b-12d3-a456-426614174000', 'ok',"
                + " '2024-01-02', '2024-01-02T03:04:05Z', 0.1, '{\"city\": \"Bern\"}', '{a,b}'),"
                + " (2, NULL, 'sad', NULL, NULL, 2, '{}', '{}')",
            "CREATE TABLE counters (id int PRIMARY KEY, n int)",
            "CREATE TABLE s (id serial)");
    database =
        TestPostgres.jdbc(name)
            .open(
                Config.builder(Path.of("").toAbsolutePath()).build(), DatabaseProvider.Mode.SERVE);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private Object call(String parameters, String sql, Map<String, Object> arguments) {
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "tools/t.yml",
                "mxcp: 1\ntool:\n  name: t\n  database: warehouse\n  parameters:\n"
                    + parameters.indent(4)
                    + "  source:\n    code: |\n"
                    + sql.indent(6));
    try (Mxcp mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .database("warehouse", TestPostgres.jdbc(name))
            .build()) {
      return dev.mxcp.json.JsonText.write(mxcp.call("t", arguments).orElseThrow());
    }
  }

  @Test
  void declared_types_decide_how_arguments_are_bound() {
    String parameters =
        """
        - {name: key, type: string, description: x}
        - {name: mood, type: string, description: x}
        - {name: day, type: string, format: date, description: x}
        - {name: at, type: string, format: date-time, description: x}
        - {name: price, type: number, description: x}
        - {name: filter, type: object, description: x}
        - {name: tags, type: array, items: {type: string}, description: x}
        - {name: ids, type: array, items: {type: integer}, description: x}
        """;
    String sql =
        """
        SELECT id FROM things WHERE key = $key AND mood = $mood AND day = $day AND at = $at
        AND price = $price AND doc = $filter AND doc ? 'city' AND tags = $tags AND id IN ($ids)
        AND id = ANY($ids) AND id NOT IN (SELECT unnest($ids) + 1)
        """;
    Map<String, Object> arguments =
        Map.of(
            "key",
            "123e4567-e89b-12d3-a456-426614174000",
            "mood",
            "ok",
            "day",
            "2024-01-02",
            "at",
            "2024-01-02T05:04:05+02:00",
            "price",
            0.1,
            "filter",
            Map.of("city", "Bern"),
            "tags",
            List.of("a", "b"),
            "ids",
            List.of(1, 7));

    assertThat(call(parameters, sql, arguments)).isEqualTo("[{\"id\":1}]");
  }

  @Test
  void null_has_the_declared_type() {
    String parameters =
        """
        - {name: n, type: integer, default: null, description: x}
        - {name: ids, type: array, items: {type: integer}, default: null, description: x}
        - {name: o, type: object, default: null, description: x}
        """;

    assertThat(
            call(parameters, "SELECT $n + 1 AS a, cardinality($ids) AS b, $o->>'x' AS c", Map.of()))
        .isEqualTo("[{\"a\":null,\"b\":null,\"c\":null}]");
  }

  @Test
  void empty_lists_are_in_nothing() {
    String parameters = "- {name: ids, type: array, items: {type: integer}, description: x}\n";
    String sql =
        "SELECT count(*) FILTER (WHERE id IN ($ids)) AS a,"
            + " count(*) FILTER (WHERE id NOT IN ($ids)) AS b FROM things";

    assertThat(call(parameters, sql, Map.of("ids", List.of()))).isEqualTo("[{\"a\":0,\"b\":2}]");
  }

  @Test
  void values_decide_where_nothing_is_declared() {
    Map<String, Object> values =
        Map.of(
            "l",
            5L,
            "i",
            5,
            "big",
            new BigInteger("99999999999999999999"),
            "d",
            new BigDecimal("1.10"),
            "f",
            0.5,
            "day",
            LocalDate.of(2024, 1, 2),
            "u",
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
            "b",
            new byte[] {1, 2},
            "list",
            List.of(1L, 2L),
            "texts",
            Arrays.asList("a\"b\\", null, "NULL"));
    String sql =
        "SELECT $l AS l, $i AS i, $big AS big, $d AS d, $f AS f, $day AS day, $u AS u, $b AS b,"
            + " $list AS list, $texts::text[] AS texts";

    assertThat(database.execute(sql, values).get(0).toString())
        .startsWith(
            "{l=5, i=5, big=99999999999999999999, d=1.10, f=0.5, day=2024-01-02,"
                + " u=123e4567-e89b-12d3-a456-426614174000, b=[B@")
        .endsWith(", list=[1, 2], texts=[a\"b\\, null, NULL]}");
    assertThat(
            database.execute("SELECT id FROM things WHERE id IN $ids", Map.of("ids", List.of(2L))))
        .isEqualTo(List.of(Map.of("id", 2L)));
  }

  @Test
  void unknown_and_missing_values_are_refused() {
    assertKind(Kind.PARAMETERS, () -> database.execute("SELECT $a", Map.of("a", 1, "b", 2)));
    assertKind(Kind.PARAMETERS, () -> database.execute("SELECT $a", Map.of()));
    assertKind(Kind.PARAMETERS, () -> database.execute("SELECT $a", Map.of("a", new Object())));
  }

  private static void assertKind(Kind kind, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }

  @Test
  void failures_have_kinds() {
    assertKind(Kind.SYNTAX, () -> database.execute("SELEC 1"));
    assertKind(Kind.SYNTAX, () -> database.execute("SELECT 1; SELECT 2"));
    assertKind(Kind.SYNTAX, () -> database.execute("BEGIN"));
    assertKind(Kind.CATALOG, () -> database.execute("SELECT * FROM nowhere"));
    assertKind(Kind.CONSTRAINT, () -> database.execute("INSERT INTO things (id) VALUES (1)"));
    assertKind(Kind.EXECUTION, () -> database.execute("SELECT 1/0"));
    CallContext reading = CallContext.builder().readOnly(true).build();
    assertKind(Kind.READ_ONLY, () -> database.execute("DELETE FROM things", Map.of(), reading));
    assertKind(
        Kind.READ_ONLY,
        () ->
            database.execute(
                "SELECT nextval(pg_get_serial_sequence('s', 'id'))", Map.of(), reading));
  }

  @Test
  void messages_hold_neither_rows_nor_arguments() {
    database.execute("CREATE TABLE people (mail text UNIQUE)");
    database.execute("INSERT INTO people VALUES ('secret@example.com')");

    assertThatThrownBy(
            () ->
                database.execute(
                    "INSERT INTO people VALUES ($mail)", Map.of("mail", "secret@example.com")))
        .hasMessageNotContaining("secret@example")
        .hasStackTraceContaining("people_mail_key")
        .satisfies(e -> assertThat(trace(e)).doesNotContain("secret@example"));
    assertThatThrownBy(() -> database.execute("SELECT $x::int", Map.of("x", "hunter2-secret")))
        .satisfies(e -> assertThat(trace(e)).doesNotContain("hunter2"));
  }

  private static String trace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @Test
  void changes_are_counted() {
    database.execute("INSERT INTO counters VALUES (10, 0)");

    assertThat(database.execute("UPDATE counters SET n = n + 1 WHERE id = 10"))
        .isEqualTo(List.of(Map.of("Count", 1L)));
    assertThat(database.execute("CREATE TABLE IF NOT EXISTS empty (a int)")).isEmpty();
    assertThat(database.execute("DELETE FROM counters WHERE id = 10 RETURNING n"))
        .isEqualTo(List.of(Map.of("n", 1L)));
  }

  @Test
  void transaction_takes_effect_as_a_whole_or_not_at_all() {
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      transaction.execute("INSERT INTO counters VALUES (1, 1)", Map.of());
      assertThat(database.execute("SELECT * FROM counters WHERE id = 1")).isEmpty();
      transaction.commit();
    }
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      transaction.execute("DELETE FROM counters", Map.of());
    }
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      transaction.execute("DELETE FROM counters", Map.of());
      assertKind(Kind.EXECUTION, () -> transaction.execute("SELECT 1/0", Map.of()));
      assertKind(Kind.EXECUTION, transaction::commit);
    }

    assertThat(database.execute("SELECT n FROM counters WHERE id = 1"))
        .isEqualTo(List.of(Map.of("n", 1L)));
  }

  @Test
  void script_runs_its_statements_on_one_connection() {
    String script =
        "CREATE TEMP TABLE mine (a int); INSERT INTO mine VALUES ($x); SELECT a FROM mine";

    assertThat(database.executeScript(script, Map.of("x", 7), CallContext.NONE))
        .isEqualTo(List.of(Map.of("a", 7L)));
    assertKind(Kind.CATALOG, () -> database.execute("SELECT * FROM mine"));
  }

  @Test
  void script_says_where_it_failed_and_what_stays() {
    String script =
        "INSERT INTO counters VALUES (20, 1);\nBEGIN; INSERT INTO counters VALUES (21, 1);\n"
            + "SELECT 1/0; COMMIT";

    assertThatThrownBy(() -> database.executeScript(script, Map.of(), CallContext.NONE))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e ->
                assertThat(e.position().orElseThrow())
                    .isEqualTo(new DatabaseException.ScriptPosition(4, 3, 1, 1)));
    assertThat(database.execute("SELECT id FROM counters WHERE id >= 20"))
        .isEqualTo(List.of(Map.of("id", 20L)));
  }

  @Test
  void settings_do_not_reach_the_next_call() {
    try (DatabaseProvider.Opened one =
        TestPostgres.jdbc(name)
            .poolSize(1)
            .open(
                Config.builder(Path.of("").toAbsolutePath()).build(),
                DatabaseProvider.Mode.SERVE)) {
      one.execute("SET app.mine = 'x'");
      one.execute("SELECT set_config('app.other', 'x', false)");

      assertThat(
              one.execute(
                      "SELECT current_setting('app.mine', true) AS a,"
                          + " current_setting('app.other', true) AS b")
                  .get(0)
                  .values())
          .allMatch(value -> value == null || value.equals(""));
    }
  }
}
