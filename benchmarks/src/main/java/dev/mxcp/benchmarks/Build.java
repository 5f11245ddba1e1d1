package dev.mxcp.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.mxcp.Mxcp;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The start of a project with many SQL tools in a fresh JVM, beside the parsing of its files. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class Build {

  /** How many tools. */
  @Param({"1", "100", "1000", "10000"})
  public int tools;

  private final BenchProject project = new BenchProject();
  private Mxcp mxcp;

  /** Writes the project. */
  @Setup
  public void write() {
    write(project, tools);
  }

  /** Writes tools of four parameters each. */
  static void write(BenchProject project, int tools) {
    for (int i = 0; i < tools; i++) {
      project.tool(
          "tool_" + i,
          """
          description: Adds %d to what it is given
          tags: [sum, number]
          parameters:
            - {name: a, type: integer, description: A number, minimum: 0, examples: [1, 2]}
            - {name: b, type: number, description: A number, default: 1.5}
            - {name: c, type: string, description: A word, minLength: 1, maxLength: 40}
            - {name: d, type: string, description: A choice, enum: [low, high], default: low}
          return:
            type: object
            properties:
              sum: {type: number, description: The sum}
              word: {type: string, description: The word}
          source:
            code: SELECT $a + $b + %d AS sum, $c || $d AS word
          """
              .formatted(i, i));
    }
  }

  /** Parses every file into a tree. */
  @Benchmark
  public int floor() throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    List<Path> files;
    try (Stream<Path> found = Files.walk(project.directory().resolve("tools"))) {
      files = found.filter(Files::isRegularFile).toList();
    }
    int nodes = 0;
    for (Path file : files) {
      nodes += yaml.readTree(Files.readString(file)).size();
    }
    return nodes;
  }

  /** Starts the project. */
  @Benchmark
  public Mxcp build() {
    mxcp = project.builder().invoker(SqlInvoker.duckDb()).build();
    return mxcp;
  }

  /** Ends the runtime. */
  @TearDown(Level.Invocation)
  public void close() {
    if (mxcp != null) {
      mxcp.close();
    }
  }

  /** Removes the project. */
  @TearDown
  public void remove() {
    project.close();
  }
}
