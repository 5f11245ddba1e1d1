package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that acts as the caller: settings for row-level security, and roles. */
class RowSecurityTest {

  private static final int CALLS = Integer.getInteger("soak.factor", 1) * 1000;

  @TempDir static Path directory;
  private static Mxcp mxcp;

  @BeforeAll
  static void open() {
    String database =
        TestPostgres.database(
            "CREATE TABLE notes (id serial PRIMARY KEY, tenant text, text text)",
            "INSERT INTO notes (tenant, text) SELECT 't' || n % 4, 'note ' || n"
                + " FROM generate_series(1, 400) n",
            "ALTER TABLE notes ENABLE ROW LEVEL SECURITY",
            "CREATE POLICY own ON notes USING (tenant = current_setting('app.tenant'))",
            "CREATE TABLE ledger (amount int)",
            "DROP ROLE IF EXISTS app",
            "DROP ROLE IF EXISTS reader",
            "CREATE ROLE app LOGIN PASSWORD 'app-password'",
            "CREATE ROLE reader",
            "GRANT reader TO app",
            "GRANT SELECT ON notes TO app, reader",
            "GRANT SELECT ON ledger TO app");
    ProjectDirectory project = ProjectDirectory.create(directory);
    tool(project, "notes", "tenants", "SELECT tenant, text FROM notes");
    tool(project, "slow", "tenants", "SELECT tenant, pg_sleep(0.0002) IS NULL AS x FROM notes");
    tool(project, "broken", "tenants", "SELECT 1 / (length(tenant) - 2) AS x, tenant FROM notes");
    tool(project, "escape", "tenants", "SELECT set_config('app.tenant', 't1', true) AS tenant");
    tool(project, "whoami", "roles", "SELECT current_user::text AS name");
    tool(project, "mine", "named", "SELECT current_setting('app.role') AS role");
    tool(project, "ledger", "roles", "SELECT amount FROM ledger");
    mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .database("tenants", login(database).session("app.tenant", "user.claims.tenant"))
            .database("named", login(database).session("app.role", "user.role"))
            .database("roles", login(database).runAs("user.claims.db_role"))
            .build();
  }

  private static JdbcDatabase login(String database) {
    return JdbcDatabase.url(TestPostgres.url(database)).login("app", "app-password").poolSize(4);
  }

  private static void tool(ProjectDirectory project, String name, String database, String sql) {
    project.write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: "
            + name
            + "\n  database: "
            + database
            + "\n  source:\n    code: |\n"
            + sql.indent(6));
  }

  @AfterAll
  static void close() {
    mxcp.close();
  }

  private static CallOptions as(Map<String, Object> claims) {
    return CallOptions.DEFAULT.withUser(User.builder("test", "u").profile(claims).build());
  }

  private static List<?> tenants(Outcome outcome) {
    List<?> rows = (List<?>) outcome.orElseThrow();
    return rows.stream().map(row -> ((Map<?, ?>) row).get("tenant")).distinct().toList();
  }

  @Test
  void caller_sees_rows_of_the_own_tenant() {
    assertThat(tenants(mxcp.call("notes", Map.of(), as(Map.of("tenant", "t1")))))
        .isEqualTo(List.of("t1"));
    assertThat(tenants(mxcp.call("notes", Map.of(), as(Map.of("tenant", "t2")))))
        .isEqualTo(List.of("t2"));
    assertThat(tenants(mxcp.call("notes", Map.of(), as(Map.of("tenant", "' OR true")))))
        .isEqualTo(List.of());
  }

  @Test
  void caller_without_the_claim_is_denied() {
    assertDenied(mxcp.call("notes", Map.of()));
    assertDenied(mxcp.call("notes", Map.of(), as(Map.of("tenant", ""))));
    assertDenied(mxcp.call("notes", Map.of(), as(Map.of("other", "t1"))));
    assertDenied(mxcp.call("whoami", Map.of(), as(Map.of("tenant", "t1"))));
  }

  @Test
  void role_is_the_one_that_policies_see() {
    assertThat(mxcp.call("mine", Map.of(), as(Map.of("role", "admin"))).orElseThrow())
        .isEqualTo(List.of(Map.of("role", "admin")));
    assertThat(mxcp.call("mine", Map.of(), as(Map.of())).orElseThrow())
        .isEqualTo(List.of(Map.of("role", "user")));
    assertDenied(mxcp.call("mine", Map.of(), as(Map.of("role", List.of("admin")))));
  }

  private static void assertDenied(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).as(failed.diagnostic()).isEqualTo(FailureCode.DENIED);
              assertThat(failed.message()).doesNotContain("tenant", "db_role");
            });
  }

  @Test
  void work_without_a_caller_is_denied() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> mxcp.runtime().database("tenants").execute("SELECT 1"))
        .hasMessageContaining("nobody calls");
  }

  @Test
  void statement_cannot_change_who_it_acts_as() {
    assertDenied(mxcp.call("escape", Map.of(), as(Map.of("tenant", "t2"))));
  }

  @Test
  void caller_has_the_rights_of_the_role() {
    assertThat(mxcp.call("whoami", Map.of(), as(Map.of("db_role", "reader"))).orElseThrow())
        .isEqualTo(List.of(Map.of("name", "reader")));
    assertDenied(mxcp.call("ledger", Map.of(), as(Map.of("db_role", "reader"))));
    assertDenied(mxcp.call("whoami", Map.of(), as(Map.of("db_role", "postgres"))));
    assertDenied(mxcp.call("whoami", Map.of(), as(Map.of("db_role", "nobody_knows"))));
    assertDenied(mxcp.call("whoami", Map.of(), as(Map.of("db_role", "NONE"))));
    assertDenied(mxcp.call("whoami", Map.of(), as(Map.of("db_role", "none"))));
  }

  @Test
  void no_row_reaches_another_tenant_whatever_happens_to_other_calls() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    Queue<String> leaks = new ConcurrentLinkedQueue<>();
    AtomicInteger served = new AtomicInteger();
    AtomicInteger cancelled = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    try {
      for (int thread = 0; thread < 16; thread++) {
        String tenant = "t" + thread % 4;
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < CALLS / 16; i++) {
                    call(tenant, i, leaks, served, cancelled);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get(110, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(leaks).isEmpty();
    assertThat(served.get()).isGreaterThan(CALLS / 3);
    assertThat(cancelled.get()).isPositive();
    assertThat(tenants(mxcp.call("notes", Map.of(), as(Map.of("tenant", "t3")))))
        .isEqualTo(List.of("t3"));
  }

  private static void call(
      String tenant, int i, Queue<String> leaks, AtomicInteger served, AtomicInteger cancelled) {
    Cancellation cancellation = new Cancellation();
    String tool = i % 5 == 0 ? "broken" : i % 5 == 1 ? "slow" : "notes";
    CallOptions options = as(Map.of("tenant", tenant)).withCancellation(cancellation);
    var outcome = mxcp.callAsync(tool, Map.of(), options);
    if (i % 5 == 1 || i % 5 == 2) {
      long pause = ThreadLocalRandom.current().nextLong(20_000_000);
      java.util.concurrent.locks.LockSupport.parkNanos(pause);
      cancellation.cancel();
    }
    Outcome result = outcome.toCompletableFuture().join();
    if (result instanceof Outcome.Ok) {
      served.incrementAndGet();
      if (!tenants(result).equals(List.of(tenant))) {
        leaks.add(tool + " of " + tenant + " saw " + tenants(result));
      }
    } else if (result instanceof Outcome.Failed failed) {
      if (failed.code() == FailureCode.CANCELLED) {
        cancelled.incrementAndGet();
      } else if (!tool.equals("broken") || failed.code() != FailureCode.TOOL_FAILED) {
        leaks.add(tool + ": " + failed.code() + " " + failed.diagnostic());
      }
    }
  }
}
