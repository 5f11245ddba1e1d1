package dev.mxcp.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReloadSoakTest {

  private static final int THREADS = 8;
  private static final int CALLS = 1_000 * SoakProject.FACTOR;
  private static final int RELOADS = 10 * SoakProject.FACTOR;

  @TempDir Path directory;

  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicBoolean reloading = new AtomicBoolean(true);

  /** The number of the generation stands in the database and in a Python module: both change. */
  private void generation(int number) throws Exception {
    Files.writeString(directory.resolve("python/number.py"), "NUMBER = " + number + "\n");
    String url = "jdbc:duckdb:" + directory.resolve("data/soak.duckdb");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TABLE generation AS SELECT " + number + " AS n");
    }
  }

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void answers_every_call_from_one_whole_generation() throws Exception {
    Leftovers leftovers = new Leftovers();
    SoakProject project =
        new SoakProject(directory)
            .sql("from_sql", "SELECT n AS database, n AS module FROM generation")
            .python(
                "from_python",
                "import number\nfrom mxcp.runtime import db\n\n"
                    + "def from_python():\n"
                    + "    n = db.execute('SELECT n FROM generation')[0]['n']\n"
                    + "    return [{'database': n, 'module': number.NUMBER}]\n")
            .python(
                "from_async",
                "import asyncio\nimport number\nfrom mxcp.runtime import db\n\n"
                    + "async def from_async():\n"
                    + "    n = db.execute('SELECT n FROM generation')[0]['n']\n"
                    + "    await asyncio.sleep(0.001)\n"
                    + "    return [{'database': n, 'module': number.NUMBER}]\n");
    Files.createDirectories(directory.resolve("data"));
    generation(1);
    try (Mxcp mxcp = project.builder().build()) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> call(mxcp)));
      }
      for (int i = 2; i <= RELOADS + 1; i++) {
        int number = i;
        ReloadReport report =
            mxcp.reload(new ReloadRequest("to " + i, () -> generation(number)))
                .toCompletableFuture()
                .get(120, TimeUnit.SECONDS);
        assertThat(report.status()).as(report.toString()).isEqualTo(ReloadReport.Status.SUCCEEDED);
        assertThat(report.generation()).isEqualTo(i);
      }
      reloading.set(false);
      for (Future<Integer> caller : callers) {
        assertThat(caller.get(300, TimeUnit.SECONDS)).isGreaterThan(0);
      }
      threads.shutdown();
      assertThat(calls.get()).isGreaterThanOrEqualTo(CALLS);
    }
    leftovers.assertNone();
    generation(0);
    Files.delete(directory.resolve("data/soak.duckdb"));
  }

  /** Calls until the reloads are over and enough was called; returns the last number seen. */
  private int call(Mxcp mxcp) {
    int last = 0;
    String[] tools = {"from_sql", "from_python", "from_async"};
    while (reloading.get() || calls.get() < CALLS) {
      int turn = calls.incrementAndGet();
      Outcome outcome = mxcp.call(tools[turn % tools.length], Map.of());
      if (outcome instanceof Outcome.Failed failed) {
        throw new AssertionError(failed.code() + "\n" + failed.diagnostic());
      }
      Map<?, ?> row = (Map<?, ?>) ((List<?>) ((Outcome.Ok) outcome).value()).get(0);
      int number = ((Number) row.get("database")).intValue();
      assertThat(((Number) row.get("module")).intValue()).isEqualTo(number);
      assertThat(number).isGreaterThanOrEqualTo(last);
      last = number;
    }
    return last;
  }
}
