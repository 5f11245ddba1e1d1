package dev.mxcp.sql.internal.duckdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTest {

  /** Compiled for a Java that has none. */
  private static Thread start(Runnable work) throws ReflectiveOperationException {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
  }

  @Test
  void a_carrier_is_free_while_a_statement_runs() throws Exception {
    int carriers = Runtime.getRuntime().availableProcessors();
    CountDownLatch running = new CountDownLatch(carriers + 1);
    CountDownLatch release = new CountDownLatch(1);
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      database.register(
          new SqlFunction(
              "wait_here",
              List.of(),
              "BIGINT",
              (chunk, context) -> {
                running.countDown();
                release.await();
                return Collections.nCopies(chunk.size(), 1L);
              }));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i <= carriers; i++) {
        threads.add(start(() -> database.execute("SELECT wait_here() AS v")));
      }
      CompletableFuture<String> other = new CompletableFuture<>();
      assertThat(running.await(2, TimeUnit.MINUTES)).isTrue();
      start(() -> other.complete("ran"));
      assertThat(other.get(2, TimeUnit.MINUTES)).isEqualTo("ran");
      release.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Test
  void results_and_failures_are_those_of_any_thread() throws Exception {
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      CompletableFuture<Object> result = new CompletableFuture<>();
      start(() -> result.complete(database.execute("SELECT 1 AS v")));
      assertThat(result.get(2, TimeUnit.MINUTES)).isEqualTo(List.of(Map.of("v", 1L)));

      CompletableFuture<Object> failure = new CompletableFuture<>();
      start(
          () -> {
            try {
              failure.complete(database.execute("SELECT nothing FROM nowhere"));
            } catch (DatabaseException e) {
              failure.complete(e.kind());
            }
          });
      assertThat(failure.get(2, TimeUnit.MINUTES)).isEqualTo(DatabaseException.Kind.CATALOG);
    }
  }

  @Test
  void a_closed_database_says_so() throws Exception {
    DatabaseProvider.Opened database = Databases.inMemory();
    database.execute("SELECT 1");
    database.close();
    CompletableFuture<Object> result = new CompletableFuture<>();
    start(
        () ->
            assertThatThrownBy(() -> database.execute("SELECT 1"))
                .satisfies(e -> result.complete(((DatabaseException) e).kind())));
    assertThat(result.get(2, TimeUnit.MINUTES)).isEqualTo(DatabaseException.Kind.CLOSED);
  }
}
