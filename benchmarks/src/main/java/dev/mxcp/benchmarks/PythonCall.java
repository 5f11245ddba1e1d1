package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Small calls on the CPython worker, beside an echo over pipes and a lookup in SQL. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class PythonCall {

  private static final String PROGRAM =
      """
      from mxcp.runtime import db

      def find(id: int) -> dict:
          return db.execute("SELECT id, name, price FROM item WHERE id = $id", {"id": id})[0]
      """;

  private static final String LINE = "{\"f\":1,\"a\":{\"name\":\"Ada Lovelace\"}}";

  private final BenchProject project =
      new BenchProject()
          .write("python/bench.py", PROGRAM + Definitions.GREET_FUNCTION)
          .tool("greet", Definitions.GREET)
          .tool("find", Definitions.find("python", "file: ../python/bench.py"))
          .tool(
              "find_sql",
              Definitions.find("sql", "code: \"SELECT id, name, price FROM item WHERE id = $id\""));

  private Echo echo;
  private Mxcp mxcp;

  /** Starts both processes and fills the database. */
  @Setup
  public void start() {
    echo = new Echo();
    mxcp = project.startCPython(1);
    mxcp.runtime().database().execute(RawDatabase.items(100_000));
    mxcp.runtime().database().execute(RawDatabase.KEY);
  }

  /** Sends the text of the request to and fro. */
  @Benchmark
  public String floor() throws IOException {
    return echo.send(LINE);
  }

  /** Calls a function that greets. */
  @Benchmark
  public @Nullable Object greet() {
    return mxcp.call("greet", Map.of("name", "Ada Lovelace")).orElseThrow();
  }

  /** Calls the lookup as a SQL tool. */
  @Benchmark
  public @Nullable Object findInSql() {
    return mxcp.call("find_sql", Map.of("id", 4711)).orElseThrow();
  }

  /** Calls a function that does the same lookup with db.execute. */
  @Benchmark
  public @Nullable Object findInPython() {
    return mxcp.call("find", Map.of("id", 4711)).orElseThrow();
  }

  /** Ends both. */
  @TearDown
  public void close() {
    mxcp.close();
    project.close();
    echo.close();
  }
}
