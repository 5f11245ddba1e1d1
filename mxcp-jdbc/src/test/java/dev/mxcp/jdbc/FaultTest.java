package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pools that are exhausted, servers that stop, networks that hang, and calls that are cancelled.
 */
class FaultTest {

  private static final int CANCELLED_CALLS = Integer.getInteger("soak.factor", 1) * 300;
  private static final int POOL = 3;

  /** Long enough for a slow machine to open a connection; where it was not, a call is repeated. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  /** Never over in a test. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private static String database;

  @TempDir Path directory;
  private final Relay relay = new Relay(TestPostgres.port());

  @BeforeAll
  static void create() {
    database =
        TestPostgres.database(
            "CREATE SEQUENCE attempts",
            "CREATE FUNCTION conflicting() RETURNS text LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('attempts') < 3 THEN"
                + " RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END IF;"
                + " RETURN 'kept'; END $$");
  }

  @AfterEach
  void close() {
    relay.close();
  }

  private Mxcp start(Duration connectionTimeout) {
    ProjectDirectory project = ProjectDirectory.create(directory);
    tool(project, "one", "SELECT 1 AS n");
    tool(project, "long", "SELECT pg_sleep(600)::text AS n");
    tool(project, "short", "SELECT pg_sleep(0.004)::text AS n");
    tool(project, "rows", "SELECT n, repeat('x', 100) AS x FROM generate_series(1, 3000) n");
    tool(project, "conflict", "SELECT conflicting() AS n");
    return project
        .builder()
        .invoker(SqlInvoker.duckDb().conflictRetries(3))
        .database(
            "warehouse",
            JdbcDatabase.url("jdbc:postgresql://127.0.0.1:" + relay.port() + "/" + database)
                .login("postgres", null)
                .poolSize(POOL)
                .connectionTimeout(connectionTimeout))
        .build();
  }

  private static void tool(ProjectDirectory project, String name, String sql) {
    project.write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: "
            + name
            + "\n  database: warehouse\n  source:\n    code: "
            + sql
            + "\n");
  }

  private static void assertFailed(Outcome outcome, FailureCode code, String text) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).as(failed.diagnostic()).isEqualTo(code);
              assertThat(failed.message()).contains(text).doesNotContain("127.0.0.1");
            });
  }

  private static PoolStatus pool(Mxcp mxcp) {
    return mxcp.health().pools().get("warehouse");
  }

  /** As many calls as the pool has connections run at once, and no statement is left. */
  private static void assertWhole(Mxcp mxcp) {
    Cancellation end = new Cancellation();
    List<CompletableFuture<Outcome>> calls = occupy(mxcp, POOL, end);
    end.cancel();
    assertThat(calls).allSatisfy(c -> assertFailed(c.join(), FailureCode.CANCELLED, ""));
    awaitOk(mxcp);
    assertThat(pool(mxcp).active()).isZero();
    assertThat(pool(mxcp).waiting()).isZero();
    awaitNoStatement();
  }

  /** The pool may be opening another connection, with statements of its own. */
  private static void awaitNoStatement() {
    while (running("state <> 'idle'") > 0) {
      Thread.onSpinWait();
    }
  }

  /** A server does not notice by itself that a client is gone while it works for it. */
  private static void endAllSessions() {
    TestPostgres.run(
        "postgres",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + database
            + "'");
    awaitNoStatement();
  }

  private static long running(String condition) {
    return TestPostgres.number(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = '"
            + database
            + "' AND "
            + condition);
  }

  private static List<CompletableFuture<Outcome>> occupy(Mxcp mxcp, int calls, Cancellation end) {
    List<CompletableFuture<Outcome>> running = new ArrayList<>();
    for (int i = 1; i <= calls; i++) {
      running.add(occupyOne(mxcp, i, end));
    }
    return running;
  }

  /** Calls again where no connection came in time. */
  private static CompletableFuture<Outcome> occupyOne(Mxcp mxcp, int number, Cancellation end) {
    CallOptions options = CallOptions.DEFAULT.withCancellation(end);
    CompletableFuture<Outcome> call =
        mxcp.callAsync("long", Map.of(), options).toCompletableFuture();
    while (running("query LIKE '%pg_sleep(600)%' AND state = 'active'") < number) {
      if (call.isDone()) {
        assertFailed(call.join(), FailureCode.TOOL_FAILED, "cannot be reached");
        call = mxcp.callAsync("long", Map.of(), options).toCompletableFuture();
      }
    }
    return call;
  }

  @Test
  void exhausted_pool_is_a_failure_in_time_and_no_harm() {
    try (Mxcp mxcp = start(SHORT)) {
      Cancellation end = new Cancellation();
      List<CompletableFuture<Outcome>> busy = occupy(mxcp, POOL, end);

      assertThat(pool(mxcp)).isEqualTo(new PoolStatus(POOL, 0, 0, POOL));
      assertFailed(mxcp.call("one", Map.of()), FailureCode.TOOL_FAILED, "cannot be reached");

      end.cancel();
      assertThat(busy).allSatisfy(c -> assertFailed(c.join(), FailureCode.CANCELLED, ""));
      assertWhole(mxcp);
    }
  }

  @Test
  void deadline_and_cancellation_end_the_waiting_for_a_connection() {
    try (Mxcp mxcp = start(LONG)) {
      Cancellation end = new Cancellation();
      List<CompletableFuture<Outcome>> busy = occupy(mxcp, POOL, end);

      CallOptions late = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300));
      assertFailed(mxcp.call("one", Map.of(), late), FailureCode.TIMEOUT, "");
      Cancellation own = new Cancellation();
      var waiting =
          mxcp.callAsync("one", Map.of(), CallOptions.DEFAULT.withCancellation(own))
              .toCompletableFuture();
      while (pool(mxcp).waiting() == 0) {
        Thread.onSpinWait();
      }
      own.cancel();
      assertFailed(waiting.join(), FailureCode.CANCELLED, "");

      end.cancel();
      busy.forEach(CompletableFuture::join);
      assertWhole(mxcp);
    }
  }

  @Test
  void database_that_stops_is_told_and_used_again_when_it_is_back() {
    try (Mxcp mxcp = start(SHORT)) {
      List<CompletableFuture<Outcome>> calls = occupy(mxcp, 1, new Cancellation());

      relay.down();
      for (int i = 0; i < POOL; i++) {
        calls.add(mxcp.callAsync("one", Map.of(), CallOptions.DEFAULT).toCompletableFuture());
      }
      assertThat(calls)
          .allSatisfy(c -> assertFailed(c.join(), FailureCode.TOOL_FAILED, "cannot be reached"));
      endAllSessions();

      relay.pass();
      awaitOk(mxcp);
      assertWhole(mxcp);
    }
  }

  @Test
  void connection_that_broke_while_it_was_idle_fails_one_call_at_most() {
    try (Mxcp mxcp = start(LONG)) {
      assertWhole(mxcp);
      endAllSessions();

      List<CompletableFuture<Outcome>> calls = new ArrayList<>();
      for (int i = 0; i < POOL * 20; i++) {
        calls.add(mxcp.callAsync("one", Map.of(), CallOptions.DEFAULT).toCompletableFuture());
      }
      assertThat(calls.stream().filter(call -> !call.join().isOk()))
          .hasSizeLessThanOrEqualTo(POOL)
          .allSatisfy(
              call -> assertFailed(call.join(), FailureCode.TOOL_FAILED, "cannot be reached"));
    }
  }

  /** Whatever a call gives until then is typed. */
  private static void awaitOk(Mxcp mxcp) {
    Outcome outcome = mxcp.call("one", Map.of());
    while (!(outcome instanceof Outcome.Ok)) {
      assertFailed(outcome, FailureCode.TOOL_FAILED, "cannot be reached");
      outcome = mxcp.call("one", Map.of());
    }
  }

  @Test
  void network_that_hangs_ends_calls_by_their_deadline() {
    try (Mxcp mxcp = start(LONG)) {
      List<CompletableFuture<Outcome>> calls = new ArrayList<>();
      assertThat(mxcp.call("one", Map.of())).isInstanceOf(Outcome.Ok.class);
      CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(500));

      relay.hang();
      for (String tool : List.of("one", "rows", "one", "one")) {
        calls.add(mxcp.callAsync(tool, Map.of(), options).toCompletableFuture());
      }
      assertThat(calls)
          .allSatisfy(
              call ->
                  assertThat(call.get(100, TimeUnit.SECONDS))
                      .isInstanceOfSatisfying(
                          Outcome.Failed.class,
                          failed -> assertThat(failed.code()).isEqualTo(FailureCode.TIMEOUT)));

      relay.pass();
      awaitOk(mxcp);
      assertWhole(mxcp);
    }
  }

  @Test
  void conflicts_are_tried_again() {
    try (Mxcp mxcp = start(LONG)) {
      assertThat(mxcp.call("conflict", Map.of()).orElseThrow())
          .isEqualTo(List.of(Map.of("n", "kept")));
    }
  }

  @Test
  void cancellation_at_any_moment_harms_no_other_call() {
    try (Mxcp mxcp = start(LONG)) {
      Queue<String> wrong = new ConcurrentLinkedQueue<>();
      List<CompletableFuture<Void>> threads = new ArrayList<>();
      for (int thread = 0; thread < 5; thread++) {
        threads.add(
            CompletableFuture.runAsync(
                () -> cancelMany(mxcp, wrong), work -> new Thread(work).start()));
      }
      threads.forEach(CompletableFuture::join);

      assertThat(wrong).isEmpty();
      assertWhole(mxcp);
    }
  }

  private static void cancelMany(Mxcp mxcp, Queue<String> wrong) {
    List<String> tools = List.of("one", "short", "rows", "stream");
    for (int i = 0; i < CANCELLED_CALLS / 5; i++) {
      Cancellation cancellation = new Cancellation();
      CompletableFuture<FailureCode> code = call(mxcp, tools.get(i % 4), cancellation);
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(8_000_000));
      cancellation.cancel();
      FailureCode found = code.join();
      // The next call, on the same connection perhaps, is nobody's to cancel.
      FailureCode next = call(mxcp, tools.get(i / 4 % 4), new Cancellation()).join();
      if (next != null || (found != null && found != FailureCode.CANCELLED)) {
        wrong.add(tools.get(i % 4) + ": " + found + ", then " + next);
      }
    }
  }

  private static CompletableFuture<FailureCode> call(
      Mxcp mxcp, String tool, Cancellation cancellation) {
    CallOptions options = CallOptions.DEFAULT.withCancellation(cancellation);
    if (tool.equals("stream")) {
      return CompletableFuture.supplyAsync(
          () -> stream(mxcp, options), work -> new Thread(work).start());
    }
    return mxcp.callAsync(tool, Map.of(), options)
        .toCompletableFuture()
        .thenApply(outcome -> outcome instanceof Outcome.Failed failed ? failed.code() : null);
  }

  private static FailureCode stream(Mxcp mxcp, CallOptions options) {
    try {
      return mxcp.callToJson("rows", Map.of(), options, OutputStream.nullOutputStream())
          .map(Outcome.Failed::code)
          .orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
