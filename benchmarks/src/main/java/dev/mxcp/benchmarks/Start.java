package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How long a fresh JVM takes to the first result; run it with a fork for every shot. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Start {

  private final BenchProject project =
      new BenchProject()
          .write("python/bench.py", "def one() -> int:\n    return 1\n")
          .tool("one", "language: python\nsource: {file: ../python/bench.py}\n");

  private final BenchProject sqlProject =
      new BenchProject().tool("one", "source: {code: SELECT 1 AS one}\n");

  private @Nullable Mxcp mxcp;

  /** Loads the engine, connects, and asks for one row. */
  @Benchmark
  public int floorOfSql() throws SQLException {
    try (RawDatabase raw = new RawDatabase();
        ResultSet row = raw.prepare("SELECT 1 AS one").executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Starts a project of one SQL tool and calls it. */
  @Benchmark
  public @Nullable Object sql() {
    return first(sqlProject.builder().invoker(SqlInvoker.duckDb()));
  }

  /** Starts python3 and waits for its end. */
  @Benchmark
  public int floorOfPython() throws IOException, InterruptedException {
    return new ProcessBuilder("python3", "-c", "pass").start().waitFor();
  }

  /** Starts a project of one Python tool, without a database, and calls it. */
  @Benchmark
  public @Nullable Object python() {
    return first(project.builder().invoker(PythonInvoker.create().engine("cpython")));
  }

  private @Nullable Object first(MxcpBuilder builder) {
    Mxcp started = builder.build();
    mxcp = started;
    return started.call("one", Map.of()).orElseThrow();
  }

  /** Ends what was started. */
  @TearDown
  public void close() {
    if (mxcp != null) {
      mxcp.close();
    }
    project.close();
    sqlProject.close();
  }
}
