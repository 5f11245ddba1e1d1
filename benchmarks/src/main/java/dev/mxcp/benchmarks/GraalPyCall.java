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

  /** How the JVM was started, {@code interpreted} or {@code jit}; tells the results apart. */
  @Param("interpreted")
  public String mode;

  private final BenchProject project =
      new BenchProject()
          .write("python/bench.py", Definitions.GREET_FUNCTION)
          .tool("greet", Definitions.GREET);

  private Mxcp mxcp;
  private Context context;
  private Value function;

  /** Starts both interpreters. */
  @Setup
  public void start() {
    mxcp = project.builder().invoker(PythonInvoker.create().engine("graalpy")).build();
    context = Context.newBuilder("python").option("engine.WarnInterpreterOnly", "false").build();
    context.eval("python", Definitions.GREET_FUNCTION);
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
