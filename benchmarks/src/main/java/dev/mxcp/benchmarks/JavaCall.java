package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
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

/** A call of a Java lambda that does nothing: what every call pays. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JavaCall {

  private static final String DEFINITION =
      """
      language: java
      parameters:
        - {name: customer, type: string, description: x, minLength: 1, maxLength: 40}
        - {name: amount, type: number, description: x, minimum: 0, maximum: 10000}
        - {name: count, type: integer, description: x, minimum: 1, maximum: 100}
        - {name: level, type: string, description: x, enum: [low, middle, high]}
        - {name: urgent, type: boolean, description: x, default: false}
      return:
        type: object
        required: [id, total]
        properties:
          id: {type: string, minLength: 1}
          total: {type: number, minimum: 0}
          urgent: {type: boolean}
      source: {code: lambda}
      """;

  private static final Map<String, Object> RESULT =
      Map.of("id", "o-17", "total", 42.5, "urgent", false);

  private final BenchProject project = new BenchProject().tool("order", DEFINITION);
  private final Mxcp mxcp =
      project.builder().invoker(ToolInvoker.of("java", endpoint -> invocation -> RESULT)).build();
  private final PreparedEndpoint lambda = invocation -> RESULT;
  private final Map<String, Object> arguments =
      Map.of("customer", "Ada", "amount", 17.25, "count", 3L, "level", "middle", "urgent", true);

  private final Invocation invocation =
      Invocation.of(mxcp.registry().tools().get(0), Map.of(), CallContext.NONE);

  /** Calls the lambda itself. */
  @Benchmark
  public @Nullable Object floor() throws Exception {
    return lambda.invoke(invocation);
  }

  /** Calls it as a tool. */
  @Benchmark
  public @Nullable Object call() {
    return mxcp.call("order", arguments).orElseThrow();
  }

  /** Ends the runtime. */
  @TearDown
  public void close() {
    mxcp.close();
    project.close();
  }
}
