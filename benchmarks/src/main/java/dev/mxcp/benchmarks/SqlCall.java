package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.sql.SqlInvoker;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
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

/** A lookup by primary key among 100,000 rows, beside a cached prepared statement of JDBC. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class SqlCall {

  private static final int ROWS = 100_000;
  private static final String SELECT = "SELECT id, name, price FROM item WHERE id = ";

  private final BenchProject project =
      new BenchProject().tool("find", Definitions.find("sql", "code: \"" + SELECT + "$id\""));
  private final RawDatabase raw = new RawDatabase();
  private Mxcp mxcp;
  private PreparedStatement statement;

  /** Fills both databases. */
  @Setup
  public void fill() throws SQLException {
    raw.execute(RawDatabase.items(ROWS));
    raw.execute(RawDatabase.KEY);
    statement = raw.prepare(SELECT + "?");
    mxcp = project.builder().invoker(SqlInvoker.duckDb()).build();
    mxcp.runtime().database().execute(RawDatabase.items(ROWS));
    mxcp.runtime().database().execute(RawDatabase.KEY);
  }

  /** Runs the statement by JDBC. */
  @Benchmark
  public List<Map<String, @Nullable Object>> floor() throws SQLException {
    statement.setLong(1, key());
    return RawDatabase.rows(statement, "id", "name", "price");
  }

  /** Calls the tool. */
  @Benchmark
  public @Nullable Object call() {
    return mxcp.call("find", Map.of("id", key())).orElseThrow();
  }

  private static long key() {
    return ThreadLocalRandom.current().nextLong(ROWS);
  }

  /** Ends both. */
  @TearDown
  public void close() throws SQLException {
    mxcp.close();
    project.close();
    raw.close();
  }
}
