package dev.mxcp.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlSoakTest {

  private static final int THREADS = 4;
  private static final int CALLS = 50 * SoakProject.FACTOR;

  @TempDir Path directory;

  private Mxcp start(SqlInvoker invoker) {
    new SoakProject(directory)
        .sql("count_up", "UPDATE counter SET n = n + 1")
        .sql("read", "SELECT n FROM counter")
        .sql("greet", "SELECT greet(name) AS words FROM (VALUES ('Ada'), ('Bob')) t(name)");
    Mxcp mxcp =
        Mxcp.builder()
            .project(directory)
            .environment(Map.of())
            .home(directory.resolve("home"))
            .invoker(invoker)
            .function(
                new SqlFunction(
                    "greet",
                    List.of("VARCHAR"),
                    "VARCHAR",
                    (chunk, context) ->
                        chunk.column(0).stream().map(name -> "Hello " + name).toList()))
            .build();
    mxcp.runtime().database().execute("CREATE TABLE counter AS SELECT 0 AS n");
    return mxcp;
  }

  @Test
  void loses_no_update_where_conflicts_are_tried_again() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Mxcp mxcp = start(SqlInvoker.duckDb().conflictRetries(1_000))) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> countUp(mxcp)));
      }
      for (Future<?> caller : callers) {
        caller.get(5, TimeUnit.MINUTES);
      }
      assertThat(mxcp.call("read", Map.of()).orElseThrow())
          .isEqualTo(List.of(Map.of("n", (long) THREADS * CALLS)));
    } finally {
      threads.shutdownNow();
    }
  }

  private static void countUp(Mxcp mxcp) {
    for (int i = 0; i < CALLS; i++) {
      Outcome outcome = mxcp.call("count_up", Map.of());
      assertThat(outcome.isOk()).as(outcome.toString()).isTrue();
    }
  }

  @Test
  void calls_functions_that_are_written_in_java() {
    try (Mxcp mxcp = start(SqlInvoker.duckDb())) {
      assertThat(mxcp.call("greet", Map.of()).orElseThrow())
          .isEqualTo(List.of(Map.of("words", "Hello Ada"), Map.of("words", "Hello Bob")));
      mxcp.reload().toCompletableFuture().join();
      assertThat(mxcp.call("greet", Map.of()).isOk()).isTrue();
    }
  }
}
