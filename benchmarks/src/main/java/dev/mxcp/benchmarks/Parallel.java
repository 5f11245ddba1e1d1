package dev.mxcp.benchmarks;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** What several calls at once cost: tools that compute, and tools that wait. */
public class Parallel {

  private Parallel() {}

  /** Calls from two threads of a tool that computes, on one worker and on two. */
  @State(Scope.Benchmark)
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @SuppressWarnings("NullAway.Init")
  public static class Computing {

    private static final String PROGRAM =
        """
        def compute() -> int:
            total = 0
            for i in range(200000):
                total += i * i % 7
            return total
        """;

    /** How many interpreters. */
    @Param({"1", "2"})
    public int workers;

    private final BenchProject project =
        new BenchProject()
            .write("python/bench.py", PROGRAM)
            .tool("compute", "language: python\nsource: {file: ../python/bench.py}\n");

    private Mxcp mxcp;

    /** Starts the workers. */
    @Setup
    public void start() {
      mxcp = project.startCPython(workers);
    }

    /** Calls once. */
    @Benchmark
    public @Nullable Object call() {
      return mxcp.call("compute", Map.of()).orElseThrow();
    }

    /** Ends the runtime. */
    @TearDown
    public void close() {
      mxcp.close();
      project.close();
    }
  }

  /** Many asynchronous calls of a tool that sleeps 50 ms, all at once. */
  @State(Scope.Benchmark)
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @SuppressWarnings("NullAway.Init")
  public static class Sleeping {

    private static final String PROGRAM =
        """
        import asyncio

        async def nap() -> int:
            await asyncio.sleep(0.05)
            return 1
        """;

    /** How many calls at once. */
    @Param({"1", "10", "100", "1000"})
    public int calls;

    private final BenchProject project =
        new BenchProject()
            .write("python/bench.py", PROGRAM)
            .tool("nap", "language: python\nsource: {file: ../python/bench.py}\n");

    private Mxcp mxcp;

    /** Starts a worker. */
    @Setup
    public void start() {
      mxcp = project.startCPython(1);
    }

    /** Makes all calls and waits for all of them. */
    @Benchmark
    public void call() {
      IntStream.range(0, calls)
          .mapToObj(i -> mxcp.callAsync("nap", Map.of(), CallOptions.DEFAULT))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .forEach(Outcome::orElseThrow);
    }

    /** Ends the runtime. */
    @TearDown
    public void close() {
      mxcp.close();
      project.close();
    }
  }
}
