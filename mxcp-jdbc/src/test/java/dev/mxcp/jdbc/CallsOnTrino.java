package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers, cancellation, deadlines, faults and streams of Trino. */
class CallsOnTrino {

  private static final int POOL = 4;

  /** Runs for hours, and is known by its number. */
  private static final String LONG =
      "SELECT count(*) AS n FROM tpch.sf100.lineitem a CROSS JOIN tpch.sf100.lineitem b"
          + " WHERE a.comment || b.comment = '4711'";

  @TempDir Path directory;

  private Relay relay;
  private Mxcp mxcp;

  @BeforeAll
  @Timeout(600)
  static void create() {
    TestTrino.run(
        "CREATE SCHEMA IF NOT EXISTS shop",
        "DROP TABLE IF EXISTS shop.orders",
        "CREATE TABLE IF NOT EXISTS things (id integer)",
        "CREATE TABLE shop.orders (tenant varchar, amount integer)",
        "INSERT INTO shop.orders VALUES ('tenant_a', 1), ('tenant_b', 2), ('tenant_b', 3)");
  }

  @BeforeEach
  void start() throws IOException {
    relay = new Relay(TestTrino.port());
    ProjectDirectory project = ProjectDirectory.create(directory);
    tool(project, "one", "lake", "SELECT 1 AS n");
    tool(project, "long", "lake", LONG);
    tool(project, "rows", "lake", "SELECT orderkey, comment FROM tpch.tiny.orders");
    tool(project, "orders", "tenants", "SELECT tenant, amount FROM shop.orders ORDER BY amount");
    tool(project, "other", "tenants", "SELECT count(*) AS n FROM things");
    tool(project, "me", "tenants", "SELECT current_user AS name");
    tool(project, "limit", "settings", "SHOW SESSION LIKE 'query_max_run_time'");
    String url = "jdbc:trino://127.0.0.1:" + relay.port() + "/memory/default";
    JdbcDatabase lake =
        JdbcDatabase.url(url)
            .login("mxcp", null)
            .poolSize(POOL)
            .connectionTimeout(Duration.ofMinutes(2));
    mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .database("lake", lake)
            .database("tenants", lake.poolSize(2).runAs("user.claims.tenant"))
            .database("settings", lake.session("query_max_run_time", "user.claims.limit"))
            .build();
  }

  @AfterEach
  void close() {
    mxcp.close();
    relay.close();
  }

  private static void tool(ProjectDirectory project, String name, String database, String sql) {
    project.write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: "
            + name
            + "\n  database: "
            + database
            + "\n"
            + "  annotations: {readOnlyHint: true}\n  source:\n    code: |\n"
            + sql.indent(6));
  }

  private static void assertFailed(Outcome outcome, FailureCode code, String text) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).as(failed.diagnostic()).isEqualTo(code);
              assertThat(failed.message()).contains(text).doesNotContain("127.0.0.1", "tenant");
            });
  }

  private static CallOptions as(Map<String, Object> claims) {
    return CallOptions.DEFAULT.withUser(User.builder("test", "u").profile(claims).build());
  }

  private static CallOptions as(String tenant) {
    return as(Map.of("tenant", tenant));
  }

  @Test
  void caller_sees_the_rows_that_trino_shows_that_user() {
    assertThat(mxcp.call("orders", Map.of(), as("tenant_a")).orElseThrow())
        .isEqualTo(List.of(Map.of("tenant", "tenant_a", "amount", 1L)));
    assertThat((List<?>) mxcp.call("orders", Map.of(), as("tenant_b")).orElseThrow()).hasSize(2);
    assertFailed(mxcp.call("orders", Map.of()), FailureCode.DENIED, "Access denied");
    assertFailed(mxcp.call("other", Map.of(), as("tenant_a")), FailureCode.DENIED, "Access denied");
  }

  @Test
  void session_user_never_reaches_the_call_of_another() {
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String tenant = "tenant_" + i % 4;
      threads.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = 0; n < 12; n++) {
                  if (n % 4 == 3) {
                    assertFailed(
                        mxcp.call("other", Map.of(), as(tenant)), FailureCode.DENIED, "Access");
                    assertFailed(mxcp.call("me", Map.of()), FailureCode.DENIED, "Access");
                  }
                  assertThat(mxcp.call("me", Map.of(), as(tenant)).orElseThrow())
                      .isEqualTo(List.of(Map.of("name", tenant)));
                }
              }));
    }
    threads.forEach(CompletableFuture::join);
  }

  @Test
  void setting_of_a_session_is_that_of_its_caller() {
    for (String limit : List.of("11m", "12m", "13m")) {
      List<?> rows =
          (List<?>) mxcp.call("limit", Map.of(), as(Map.of("limit", limit))).orElseThrow();
      assertThat(((Map<?, ?>) rows.get(0)).get("Value")).isEqualTo(limit);
    }
    assertFailed(mxcp.call("limit", Map.of()), FailureCode.DENIED, "Access denied");
    assertThat(mxcp.call("limit", Map.of(), as(Map.of("limit", "x"))).isOk()).isFalse();
  }

  private static long running() {
    return TestTrino.number(
        "SELECT count(*) FROM system.runtime.queries WHERE state NOT IN ('FINISHED', 'FAILED')"
            + " AND user = 'mxcp'");
  }

  private static void await(long queries) {
    while (running() != queries) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** Every connection can be used, and the server runs nothing any more. */
  private void assertWhole() {
    List<CompletableFuture<Outcome>> calls = new ArrayList<>();
    for (int i = 0; i < POOL * 3; i++) {
      calls.add(mxcp.callAsync("one", Map.of(), CallOptions.DEFAULT).toCompletableFuture());
    }
    assertThat(calls).allSatisfy(call -> assertThat(call.join()).isInstanceOf(Outcome.Ok.class));
    PoolStatus pool = mxcp.health().pools().get("lake");
    assertThat(pool.active()).isZero();
    assertThat(pool.maximum()).isEqualTo(POOL);
    await(0);
  }

  @Test
  void cancellation_ends_a_query_on_the_server_at_whatever_stage() {
    for (int millis : new int[] {0, 1, 5, 20, 80, 200, 500, 1000}) {
      Cancellation cancellation = new Cancellation();
      CompletableFuture<Outcome> call = call("long", cancellation);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
      cancellation.cancel();

      assertFailed(call.join(), FailureCode.CANCELLED, "");
    }
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Outcome> call = call("long", cancellation);
    await(1);
    cancellation.cancel();
    assertFailed(call.join(), FailureCode.CANCELLED, "");
    assertWhole();
  }

  private CompletableFuture<Outcome> call(String tool, Cancellation cancellation) {
    CallOptions options = CallOptions.DEFAULT.withCancellation(cancellation);
    return mxcp.callAsync(tool, Map.of(), options).toCompletableFuture();
  }

  @Test
  void deadline_ends_a_query_on_the_server() {
    CallOptions late = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(700));

    assertFailed(mxcp.call("long", Map.of(), late), FailureCode.TIMEOUT, "");
    assertWhole();
  }

  @Test
  void network_that_hangs_ends_calls_by_their_deadline() {
    assertThat(mxcp.call("one", Map.of()).isOk()).isTrue();
    CallOptions late = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(500));

    relay.hang();
    assertFailed(mxcp.call("one", Map.of(), late), FailureCode.TIMEOUT, "");
    assertFailed(mxcp.call("rows", Map.of(), late), FailureCode.TIMEOUT, "");
    relay.pass();
    awaitOk();
  }

  @Test
  void server_that_cannot_be_reached_is_told_and_used_again() {
    relay.down();
    assertFailed(mxcp.call("one", Map.of()), FailureCode.TOOL_FAILED, "cannot be reached");
    relay.pass();
    awaitOk();
  }

  private void awaitOk() {
    while (!mxcp.call("one", Map.of()).isOk()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Test
  void writes_more_than_there_is_memory() throws IOException, InterruptedException {
    Path answer = directory.resolve("answer");
    Path log = directory.resolve("log");
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                classes,
                StreamMemoryChild.class.getName(),
                directory.resolve("stream").toString(),
                TestTrino.url(),
                answer.toString(),
                "SELECT n, rpad('x', 1000, 'x') AS text FROM"
                    + " UNNEST(sequence(1, 10)) s(n) CROSS JOIN UNNEST(sequence(1, 10000)) t(m)")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(child.waitFor(110, TimeUnit.SECONDS)).as("the child ends").isTrue();
      assertThat(answer).as(Files.readString(log)).exists();
      assertThat(Long.parseLong(Files.readString(answer))).isGreaterThan(96L << 20);
    } finally {
      child.destroyForcibly();
    }
  }
}
