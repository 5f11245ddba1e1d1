package dev.mxcp.sql.internal.duckdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import dev.mxcp.sql.SqlInvoker;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

  private static final String ENDLESS =
      "SELECT count(*) FROM range(10000000) a(x), range(10000000) b(y) WHERE (x * y + started()) ="
          + " -3";

  private DatabaseProvider.Opened database;
  private final CountDownLatch started = new CountDownLatch(1);

  @BeforeEach
  void open() {
    database = Databases.inMemory();
    announceStart(database);
  }

  /** Adds a function that says when a statement is under way. */
  private void announceStart(DatabaseProvider.Opened opened) {
    opened.register(
        new SqlFunction(
            "started",
            List.of(),
            "BIGINT",
            (chunk, context) -> {
              started.countDown();
              return Collections.nCopies(chunk.size(), 0L);
            }));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static CallContext cancelledBy(Cancellation cancellation) {
    return CallContext.builder().cancellation(cancellation).build();
  }

  private static DatabaseException.Kind kind(Throwable error) {
    return ((DatabaseException) error).kind();
  }

  @Test
  void leaves_nothing_behind() {
    database.execute("CREATE TEMP TABLE left_over (a INTEGER)");
    assertThatThrownBy(() -> database.execute("FROM left_over"))
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.CATALOG);

    database.execute("SET VARIABLE mine = 1");
    assertThat(database.execute("SELECT getvariable('mine') AS v").get(0)).containsEntry("v", null);

    database.execute("CREATE SCHEMA other");
    database.execute("USE other");
    assertThat(database.execute("SELECT current_schema() AS s").get(0)).containsEntry("s", "main");

    database.execute("PREPARE p AS SELECT 1");
    assertThatThrownBy(() -> database.execute("EXECUTE p")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN", "COMMIT", "ROLLBACK", "START TRANSACTION"})
  void refuses_transactions_as_statements(String sql) {
    assertThatThrownBy(() -> database.execute(sql))
        .hasMessageContaining("Database.begin")
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.SYNTAX);
  }

  @Test
  void sees_new_values_of_a_pivot() {
    database.execute("CREATE TABLE sales AS SELECT 2020 AS y, 1 AS v");
    assertThat(database.execute("PIVOT sales ON y USING sum(v)").get(0)).containsOnlyKeys("2020");
    database.execute("INSERT INTO sales VALUES (2021, 2)");
    assertThat(database.execute("PIVOT sales ON y USING sum(v)").get(0))
        .containsOnlyKeys("2020", "2021");
  }

  @Test
  void recovers_from_errors_in_a_statement_that_is_kept() {
    String sql = "SELECT $v::INTEGER AS v";
    assertThat(database.execute(sql, Map.of("v", "1"))).containsExactly(Map.of("v", 1L));
    assertThatThrownBy(() -> database.execute(sql, Map.of("v", "x"))).isNotNull();
    assertThat(database.execute(sql, Map.of("v", "2"))).containsExactly(Map.of("v", 2L));
  }

  @Test
  @Timeout(240)
  void stops_a_statement_that_runs() throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Object> result =
        CompletableFuture.supplyAsync(
            () -> database.execute(ENDLESS, Map.of(), cancelledBy(cancellation)));
    started.await();
    cancellation.cancel(FailureCode.TIMEOUT);

    assertThatThrownBy(result::get)
        .cause()
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.INTERRUPTED);
    assertThat(database.execute("SELECT 1 AS v")).containsExactly(Map.of("v", 1L));
  }

  @Test
  @Timeout(240)
  void stops_while_rows_are_read() {
    Cancellation cancellation = new Cancellation();
    database.register(
        new SqlFunction(
            "cancel_late",
            List.of("BIGINT"),
            "BIGINT",
            (chunk, context) -> {
              if (chunk.column(0).contains(400_000L)) {
                cancellation.cancel();
              }
              return chunk.column(0);
            }));

    assertThatThrownBy(
            () ->
                database.execute(
                    "SELECT cancel_late(range) FROM range(100000000000)",
                    Map.of(),
                    cancelledBy(cancellation)))
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.INTERRUPTED);
  }

  @Test
  void does_not_start_what_is_cancelled_already() {
    database.execute("CREATE TABLE t (a INTEGER)");
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(
            () -> database.execute("INSERT INTO t VALUES (1)", Map.of(), cancelledBy(cancellation)))
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.INTERRUPTED);
    assertThat(database.execute("FROM t")).isEmpty();
  }

  @Test
  void keeps_a_transaction_together() {
    database.execute("CREATE TABLE t (a INTEGER)");
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      transaction.execute("INSERT INTO t VALUES ($a)", Map.of("a", 1));
      assertThat(database.execute("FROM t")).isEmpty();
      assertThat(transaction.execute("FROM t", Map.of())).hasSize(1);
      transaction.commit();
      assertThatThrownBy(transaction::commit).hasMessageContaining("has ended");
    }
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      transaction.execute("INSERT INTO t VALUES (2)", Map.of());
    }
    assertThat(database.execute("FROM t")).containsExactly(Map.of("a", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES ('x')",
        "FROM nowhere",
        "SELEC 1",
        "COMMIT",
        "SELECT 1; " + "SELECT 2"
      })
  void keeps_nothing_of_a_transaction_with_a_failed_statement(String failing) {
    database.execute("CREATE TABLE t (a INTEGER)");
    try (Transaction transaction = database.begin(CallContext.NONE)) {
      transaction.execute("INSERT INTO t VALUES (1)", Map.of());
      assertThatThrownBy(() -> transaction.execute(failing, Map.of())).isNotNull();
      assertThatThrownBy(transaction::commit).hasMessageContaining("Nothing was kept");
    }
    assertThat(database.execute("FROM t")).isEmpty();
  }

  @Test
  void reports_conflicts_as_such() {
    database.execute("CREATE TABLE t AS SELECT 1 AS a");
    try (Transaction one = database.begin(CallContext.NONE);
        Transaction two = database.begin(CallContext.NONE)) {
      one.execute("UPDATE t SET a = 2", Map.of());
      assertThatThrownBy(() -> two.execute("UPDATE t SET a = 3", Map.of()))
          .extracting(SessionTest::kind)
          .isEqualTo(DatabaseException.Kind.CONFLICT);
      one.commit();
    }
    assertThat(database.execute("FROM t")).containsExactly(Map.of("a", 2L));
  }

  @Test
  void refuses_a_commit_that_would_break_a_key() {
    database.execute("CREATE TABLE k (a INTEGER PRIMARY KEY)");
    try (Transaction one = database.begin(CallContext.NONE);
        Transaction two = database.begin(CallContext.NONE)) {
      one.execute("INSERT INTO k VALUES (1)", Map.of());
      two.execute("INSERT INTO k VALUES (1)", Map.of());
      one.commit();
      assertThatThrownBy(two::commit)
          .extracting(SessionTest::kind)
          .isIn(DatabaseException.Kind.CONFLICT, DatabaseException.Kind.CONSTRAINT);
    }
    assertThat(database.execute("FROM k")).hasSize(1);
  }

  @Test
  void runs_scripts_on_one_connection() {
    assertThat(
            database.executeScript(
                """
                CREATE TEMP TABLE s (a INTEGER); -- it's here
                BEGIN; INSERT INTO s VALUES ($a), ($b); COMMIT;
                SELECT sum(a) AS total FROM s WHERE a >= $a;
                """,
                Map.of("a", 1, "b", 2),
                CallContext.NONE))
        .containsExactly(Map.of("total", 3L));
    assertThatThrownBy(
            () ->
                database.executeScript(
                    "CREATE TABLE kept (a INT); BEGIN; DROP TABLE kept",
                    Map.of(),
                    CallContext.NONE))
        .hasMessageContaining("Add COMMIT");
    assertThat(database.execute("FROM kept")).isEmpty();
  }

  @Test
  void limits_rows_and_bytes() {
    SqlInvoker small = SqlInvoker.duckDb().maxRows(10).maxBytes(1000);
    try (DatabaseProvider.Opened limited = Databases.open(small, null, false)) {
      assertThat(limited.execute("FROM range(10)")).hasSize(10);
      assertThatThrownBy(() -> limited.execute("FROM range(5000)"))
          .hasMessageContaining("more than 10 rows")
          .extracting(SessionTest::kind)
          .isEqualTo(DatabaseException.Kind.LIMIT);
      assertThatThrownBy(() -> limited.execute("SELECT [repeat('x', 1000)]"))
          .hasMessageContaining("more than 1000 bytes");
      assertThat(limited.execute("SELECT 1 AS v")).containsExactly(Map.of("v", 1L));
    }
  }

  @Test
  @Timeout(240)
  void stops_what_runs_when_it_is_closed() throws Exception {
    CompletableFuture<Object> result =
        CompletableFuture.supplyAsync(() -> database.execute(ENDLESS));
    started.await();
    database.close();
    database.close();

    assertThatThrownBy(result::get)
        .cause()
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.CLOSED);
    assertThatThrownBy(() -> database.execute("SELECT 1"))
        .hasMessageContaining("closed")
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.CLOSED);
    assertThatThrownBy(() -> database.begin(CallContext.NONE))
        .extracting(SessionTest::kind)
        .isEqualTo(DatabaseException.Kind.CLOSED);
  }

  @Test
  @Timeout(240)
  void serves_many_threads_at_once() throws Exception {
    database.execute("CREATE TABLE log (a INTEGER)");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> work =
          java.util.stream.IntStream.range(0, 200)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> database.execute("INSERT INTO log VALUES ($i)", Map.of("i", i))))
              .toList();
      for (Future<?> one : work) {
        one.get(Duration.ofSeconds(120).toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(database.execute("SELECT count(*) AS n FROM log"))
        .containsExactly(Map.of("n", 200L));
  }

  @Test
  void does_not_touch_other_databases() {
    try (DatabaseProvider.Opened other = Databases.inMemory()) {
      other.execute("CREATE TABLE only_here (a INTEGER)");
      assertThatThrownBy(() -> database.execute("FROM only_here")).isNotNull();
      assertThatThrownBy(() -> other.execute("SELECT started()")).isNotNull();
    }
    assertThat(database.execute("SELECT 1 AS v")).hasSize(1);
  }
}
