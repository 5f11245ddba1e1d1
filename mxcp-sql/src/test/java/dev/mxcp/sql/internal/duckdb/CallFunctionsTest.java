package dev.mxcp.sql.internal.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallFunctionsTest {

  private static final List<String> TEXTS =
      Arrays.asList("", null, "short", "Zoë ☂ 𝄞 " + "long ".repeat(100), "a\u0000b\nc");

  private DatabaseProvider.Opened database;

  @BeforeEach
  void open() {
    database = Databases.inMemory();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static CallContext call(String name) {
    User user =
        User.builder("oidc", "1")
            .username(name)
            .email(name + "@x.org")
            .externalToken("t-" + name)
            .build();
    return CallContext.builder()
        .user(user)
        .headers(Map.of("X-Tenant", "tenant of " + name))
        .build();
  }

  @Test
  void know_the_user_and_the_headers() {
    Map<String, Object> row =
        database
            .execute(
                "SELECT get_username() n, get_user_email() e, get_user_provider() p,"
                    + " get_user_external_token() t, get_request_header('x-TENANT') h,"
                    + " get_request_header('other') o, get_request_header(NULL) z,"
                    + " get_request_headers_json() j",
                Map.of(),
                call("ann"))
            .get(0);

    assertThat(row.values())
        .containsExactly(
            "ann",
            "ann@x.org",
            "oidc",
            "t-ann",
            "tenant of ann",
            null,
            null,
            "{\"X-Tenant\":\"tenant of ann\"}");
  }

  @Test
  void give_null_where_nobody_calls() {
    assertThat(database.execute("SELECT get_username() n, get_request_headers_json() j").get(0))
        .containsEntry("n", null)
        .containsEntry("j", null);
  }

  @Test
  void follow_the_user_through_a_statement_that_is_kept() {
    for (String name : List.of("ann", "bob", "ann")) {
      assertThat(database.execute("SELECT get_username() AS n", Map.of(), call(name)))
          .containsExactly(Map.of("n", name));
    }
  }

  @Test
  void tell_two_users_apart_in_parallel_scans() throws Exception {
    database.execute("CREATE TABLE big AS SELECT range AS i, 'x-tenant' AS h FROM range(1000000)");
    String sql =
        "SELECT count(*) FILTER (get_username() || i = $me || i) AS names,"
            + " count(*) FILTER (get_request_header(h) = 'tenant of ' || $me) AS headers FROM big";
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Object>> results = new ArrayList<>();
      for (String name : List.of("ann", "bob")) {
        Callable<Object> work = () -> database.execute(sql, Map.of("me", name), call(name));
        results.add(threads.submit(work));
      }
      for (Future<Object> result : results) {
        assertThat(result.get())
            .isEqualTo(List.of(Map.of("names", 1_000_000L, "headers", 1_000_000L)));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void work_in_views_defaults_and_read_only_files(@TempDir Path directory) {
    Path file = directory.resolve("db.duckdb");
    try (DatabaseProvider.Opened writable = Databases.file(file)) {
      writable.execute("CREATE TABLE notes (t VARCHAR, owner VARCHAR DEFAULT get_username())");
      writable.execute("CREATE VIEW mine AS FROM notes WHERE owner = get_username()");
      writable.execute("INSERT INTO notes (t) VALUES ('of ann')", Map.of(), call("ann"));
      writable.execute("INSERT INTO notes (t) VALUES ('of bob')", Map.of(), call("bob"));
    }
    try (DatabaseProvider.Opened readOnly =
        Databases.open(dev.mxcp.sql.SqlInvoker.duckDb(), file, true)) {
      assertThat(readOnly.execute("SELECT t FROM mine", Map.of(), call("bob")))
          .containsExactly(Map.of("t", "of bob"));
      assertThat(readOnly.execute("SELECT t FROM mine", Map.of(), call("ann")))
          .containsExactly(Map.of("t", "of ann"));
    }
  }

  @Test
  void are_there_in_transactions_and_scripts() {
    try (var transaction = database.begin(call("ann"))) {
      assertThat(transaction.execute("SELECT get_username() AS n", Map.of()))
          .containsExactly(Map.of("n", "ann"));
    }
    assertThat(
            database.executeScript("SELECT 1; SELECT get_username() AS n", Map.of(), call("bob")))
        .containsExactly(Map.of("n", "bob"));
  }

  @Test
  void cannot_be_turned_into_those_of_another_call() {
    String token =
        (String)
            database
                .execute("SELECT getvariable('mxcp_call') AS t", Map.of(), call("ann"))
                .get(0)
                .get("t");
    assertThat(token).hasSize(32);
    assertThat(
            database.executeScript(
                "SET VARIABLE mxcp_call = '" + token + "'; SELECT get_username() AS n",
                Map.of(),
                call("bob")))
        .noneMatch(row -> "ann".equals(row.get("n")));
    assertThat(database.execute("SELECT get_username() AS n", Map.of(), call("bob")))
        .containsExactly(Map.of("n", "bob"));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of("BOOLEAN", "true", true),
        Arguments.of("INTEGER", "7", 7L),
        Arguments.of("BIGINT", "7", 7L),
        Arguments.of("HUGEINT", "7", 7L),
        Arguments.of("DOUBLE", "1.5", 1.5),
        Arguments.of("DECIMAL(10,2)", "1.50", new BigDecimal("1.50")),
        Arguments.of("VARCHAR", "'text'", "text"),
        Arguments.of("DATE", "DATE '2024-01-02'", LocalDate.of(2024, 1, 2)),
        Arguments.of("TIME", "TIME '13:45:00'", LocalTime.of(13, 45)),
        Arguments.of(
            "TIMESTAMP",
            "TIMESTAMP '2024-01-02 03:04:05.5'",
            java.time.LocalDateTime.parse("2024-01-02T03:04:05.5")),
        Arguments.of(
            "TIMESTAMPTZ",
            "TIMESTAMPTZ '2024-01-02 03:04:05+02'",
            java.time.OffsetDateTime.parse("2024-01-02T01:04:05Z")),
        Arguments.of(
            "UUID",
            "'7169257f-d6de-455a-9e94-ec698c452908'",
            java.util.UUID.fromString("7169257f-d6de-455a-9e94-ec698c452908")),
        Arguments.of("BLOB", "'a\\xFF'::BLOB", new byte[] {'a', (byte) 0xFF}),
        Arguments.of("INTERVAL", "INTERVAL '1 day 2 hours'", "P1DT2H"),
        Arguments.of("JSON", "'{\"a\": [1]}'", Map.of("a", List.of(1L))),
        Arguments.of("INTEGER[]", "[1, 2]", List.of(1L, 2L)),
        Arguments.of("DATE[]", "[DATE '2024-01-02']", List.of(LocalDate.of(2024, 1, 2))),
        Arguments.of("MAP(VARCHAR, DOUBLE)", "MAP {'a': 1.5}", Map.of("a", 1.5)),
        Arguments.of(
            "STRUCT(a INTEGER, b VARCHAR[])",
            "{'a': 1, 'b': ['x']}",
            Map.of("a", 1L, "b", List.of("x"))));
  }

  @ParameterizedTest
  @MethodSource("types")
  void carry_every_type_there_and_back(String type, String expression, Object expected) {
    List<Object> seen = new ArrayList<>();
    database.register(
        new SqlFunction(
            "same",
            List.of(type),
            type,
            (chunk, context) -> {
              seen.addAll(chunk.column(0));
              return chunk.column(0);
            }));

    Object result = database.execute("SELECT same(" + expression + ") AS v").get(0).get("v");

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).isEqualTo(expected);
    assertThat(result).isEqualTo(expected);
  }

  @Test
  void of_plugins_get_the_call_and_nulls_and_chunks() {
    List<Integer> chunks = java.util.Collections.synchronizedList(new ArrayList<>());
    database.register(
        new SqlFunction(
            "tag",
            List.of("BIGINT", "VARCHAR"),
            "VARCHAR",
            (chunk, context) -> {
              chunks.add(chunk.size());
              List<Object> results = new ArrayList<>();
              for (List<?> row : chunk.rows()) {
                String user = context.user() == null ? "nobody" : context.user().username();
                results.add(row.get(1) == null ? null : user + row.get(0));
              }
              return results;
            }));

    assertThat(
            database.execute(
                "SELECT count(*) AS n FROM range(100000) t(i)"
                    + " WHERE tag(i, 'x') = 'ann' || i AND tag(i, NULL) IS NULL",
                Map.of(),
                call("ann")))
        .containsExactly(Map.of("n", 100_000L));
    assertThat(chunks).hasSizeLessThan(300);
    assertThat(database.execute("SELECT tag(1, 'x') AS v")).containsExactly(Map.of("v", "nobody1"));
  }

  @Test
  void without_parameters_know_their_rows() {
    AtomicLong last = new AtomicLong();
    database.register(
        new SqlFunction(
            "number",
            List.of(),
            "BIGINT",
            (chunk, context) ->
                Stream.generate(last::incrementAndGet).limit(chunk.size()).toList()));

    assertThat(database.execute("SELECT count(DISTINCT number()) AS n FROM range(5000)"))
        .containsExactly(Map.of("n", 5_000L));
    assertThat(database.execute("SELECT number() AS n WHERE false")).isEmpty();
  }

  @Test
  void give_texts_of_any_length_and_nulls_between_them() {
    database.register(
        new SqlFunction(
            "shape",
            List.of("BIGINT"),
            "VARCHAR",
            (chunk, context) ->
                chunk.column(0).stream().map(n -> TEXTS.get(((Long) n).intValue() % 5)).toList()));

    List<Map<String, Object>> rows =
        database.execute("SELECT shape(range) AS v FROM range(5000) ORDER BY range");

    assertThat(rows.stream().map(row -> row.get("v")).toList())
        .isEqualTo(IntStream.range(0, 5_000).mapToObj(i -> TEXTS.get(i % 5)).toList());
  }

  @Test
  void that_give_too_few_results_fail() {
    database.register(
        new SqlFunction(
            "few", List.of("BIGINT"), "BIGINT", (chunk, context) -> chunk.column(0).subList(1, 3)));

    assertThatThrownBy(() -> database.execute("SELECT few(range) FROM range(3)"))
        .hasMessage("The function few failed: it gave 2 results for 3 rows");
  }

  @Test
  void are_replaced_by_others_of_their_name() {
    database.execute("SELECT 1");
    register("twice", rows -> "one");
    assertThat(database.execute("SELECT twice(1) AS v")).containsExactly(Map.of("v", "one"));
    register("twice", rows -> "two");
    assertThat(database.execute("SELECT twice(1) AS v")).containsExactly(Map.of("v", "two"));
  }

  @Test
  void fail_with_what_went_wrong_and_no_trace() {
    IllegalStateException cause = new IllegalStateException("the rate is gone");
    database.register(
        new SqlFunction(
            "broken",
            List.of("BIGINT"),
            "VARCHAR",
            (chunk, context) -> {
              throw cause;
            }));

    assertThatThrownBy(() -> database.execute("SELECT broken(range) FROM range(10)"))
        .isInstanceOf(DatabaseException.class)
        .hasMessage("The function broken failed: the rate is gone")
        .hasCause(cause);
    assertThat(database.execute("SELECT 1 AS v")).containsExactly(Map.of("v", 1L));
  }

  @Test
  void may_use_the_database_themselves() {
    database.execute("CREATE TABLE rates AS SELECT 'EUR' AS c, 1.1 AS r");
    database.register(
        new SqlFunction(
            "rate",
            List.of("VARCHAR"),
            "DOUBLE",
            (chunk, context) ->
                chunk.column(0).stream()
                    .map(
                        currency ->
                            database
                                .execute(
                                    "SELECT r FROM rates WHERE c = $c",
                                    Map.of("c", currency),
                                    context)
                                .get(0)
                                .get("r"))
                    .toList()));

    assertThat(database.execute("SELECT rate('EUR') AS v")).containsExactly(Map.of("v", 1.1));
  }

  private void register(String name, java.util.function.Function<Object, Object> body) {
    database.register(
        new SqlFunction(
            name,
            List.of("BIGINT"),
            "VARCHAR",
            (chunk, context) -> chunk.column(0).stream().map(body).toList()));
  }
}
