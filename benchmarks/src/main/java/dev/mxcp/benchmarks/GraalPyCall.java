package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.python.PythonInvoker;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A small call on GraalPy, beside the execution of the same function in a context of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class GraalPyCall {

  private static final String FUNCTION =
      """
      def greet(name: str) -> dict:
          return {"greeting": f"Hello, {name}!", "length": len(name)}
      """;

  private static final String DEFINITION =
      """
      language: python
      parameters:
        - {name: name, type: string, description: x, minLength: 1}
      return:
        type: object
        required: [greeting]
        properties:
          greeting: {type: string}
          length: {type: integer}
      source: {file: ../python/bench.py}
      """;

  /** How the JVM was started, {@code interpreted} or {@code jit}; tells the results apart. */
  @Param("interpreted")
  public String mode;

  private final BenchProject project =
      new BenchProject().write("python/bench.py", FUNCTION).tool("greet", DEFINITION);

  private Mxcp mxcp;
  private Context context;
  private Value function;

  /** Starts both interpreters. */
  @Setup
  public void start() {
    mxcp = project.builder().invoker(PythonInvoker.create().engine("graalpy")).build();
    context = Context.newBuilder("python").option("engine.WarnInterpreterOnly", "false").build();
    context.eval("python", FUNCTION);
    function = context.getBindings("python").getMember("greet");
  }

  /** Executes the function and leaves its result in Python. */
  @Benchmark
  public Value floor() {
    return function.execute("Ada Lovelace");
  }

  /** Calls the tool. */
  @Benchmark
  public @Nullable Object call() {
    return mxcp.call("greet", Map.of("name", "Ada Lovelace")).orElseThrow();
  }

  /** Ends both. */
  @TearDown
  public void close() {
    mxcp.close();
    context.close(true);
    project.close();
  }
}
