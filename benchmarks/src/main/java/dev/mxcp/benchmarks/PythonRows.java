package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
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

/** 10,000 rows into Python and out of it, and a plugin's function, beside Python's own speed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class PythonRows {

  private static final String PROGRAM =
      """
      import json
      from mxcp.runtime import db

      ROWS = [{"id": i, "name": f"item {i}", "price": i * 0.25} for i in range(10000)]
      TEXT = json.dumps(ROWS)

      def rows_in() -> int:
          return len(db.execute("SELECT id, name, price FROM item LIMIT 10000"))

      def rows_in_floor() -> int:
          return len(json.loads(TEXT))

      def rows_out() -> list:
          return ROWS

      def rows_out_floor() -> int:
          return len(json.dumps(ROWS))

      def label(name, price):
          return f"{name.upper()} ({price})"

      def udf_floor() -> int:
          names = [f"item {i}" for i in range(100)]
          total = 0
          for i in range(100000):
              total += len(label(names[i % 100], i))
          return total
      """;

  private static final String PLUGIN =
      """
      from mxcp.plugins import MXCPBasePlugin, udf

      class MXCPPlugin(MXCPBasePlugin):
          @udf
          def label(self, name: str, price: int) -> str:
              return f"{name.upper()} ({price})"
      """;

  private final BenchProject project =
      new BenchProject("plugin: [{name: bench, module: labels}]\n")
          .write("python/bench.py", PROGRAM)
          .write("plugins/labels.py", PLUGIN)
          .tool("rows_in", python("integer"))
          .tool("rows_in_floor", python("integer"))
          .tool("rows_out", python("array"))
          .tool("rows_out_floor", python("integer"))
          .tool("udf_floor", python("integer"))
          .tool(
              "udf",
              """
              return: {type: integer}
              source: {code: "SELECT sum(length(label_bench(name, id))) FROM item"}
              """);

  private Mxcp mxcp;

  private static String python(String type) {
    return "language: python\nreturn: {type: " + type + "}\nsource: {file: ../python/bench.py}\n";
  }

  /** Starts Python and fills the database. */
  @Setup
  public void start() {
    mxcp = project.startCPython(1);
    mxcp.runtime().database().execute(RawDatabase.items(100_000));
  }

  private @Nullable Object call(String tool) {
    return mxcp.call(tool, Map.of()).orElseThrow();
  }

  /** Reads the same rows with json.loads. */
  @Benchmark
  public @Nullable Object rowsInFloor() {
    return call("rows_in_floor");
  }

  /** Reads rows with db.execute. */
  @Benchmark
  public @Nullable Object rowsIn() {
    return call("rows_in");
  }

  /** Writes the same rows with json.dumps. */
  @Benchmark
  public @Nullable Object rowsOutFloor() {
    return call("rows_out_floor");
  }

  /** Returns rows from a function. */
  @Benchmark
  public @Nullable Object rowsOut() {
    return call("rows_out");
  }

  /** Calls the Python function 100,000 times in a loop. */
  @Benchmark
  public @Nullable Object udfFloor() {
    return call("udf_floor");
  }

  /** Calls the same function from SQL over 100,000 rows. */
  @Benchmark
  public @Nullable Object udf() {
    return call("udf");
  }

  /** Ends the runtime. */
  @TearDown
  public void close() {
    mxcp.close();
    project.close();
  }
}
