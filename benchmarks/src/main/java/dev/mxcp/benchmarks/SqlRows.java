package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.sql.SqlInvoker;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** Many rows of three columns as a list of maps, every value checked, beside JDBC. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class SqlRows {

  private static final String SELECT = "SELECT id, name, price FROM item";

  private static final String DEFINITION =
      """
      return:
        type: array
        items:
          type: object
          required: [id, name]
          properties:
            id: {type: integer, minimum: 0}
            name: {type: string, minLength: 1}
            price: {type: number}
      source: {code: "%s"}
      """
          .formatted(SELECT);

  /** How many rows. */
  @Param({"10", "100", "1000", "10000", "100000"})
  public int rows;

  private final BenchProject project = new BenchProject().tool("list", DEFINITION);
  private final RawDatabase raw = new RawDatabase();
  private Mxcp mxcp;
  private PreparedStatement statement;

  /** Fills both databases. */
  @Setup
  public void fill() throws SQLException {
    raw.execute(RawDatabase.items(rows));
    statement = raw.prepare(SELECT);
    mxcp = project.builder().invoker(SqlInvoker.duckDb()).build();
    mxcp.runtime().database().execute(RawDatabase.items(rows));
  }

  /** Reads the rows by JDBC; checks nothing. */
  @Benchmark
  public List<Map<String, @Nullable Object>> floor() throws SQLException {
    return RawDatabase.rows(statement, "id", "name", "price");
  }

  /** Calls the tool. */
  @Benchmark
  public @Nullable Object call() {
    return mxcp.call("list", Map.of()).orElseThrow();
  }

  /** Ends both. */
  @TearDown
  public void close() throws SQLException {
    mxcp.close();
    project.close();
    raw.close();
  }
}
