package dev.mxcp.benchmarks;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.sql.SqlInvoker;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A million rows of four columns as JSON text, beside the engine's own and one by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init")
public class SqlJson {

  private static final int ROWS = 1_000_000;
  private static final String SELECT = "SELECT id, name, price, old FROM item";

  private final BenchProject project =
      new BenchProject().tool("dump", "source: {code: \"" + SELECT + "\"}\n");
  private final RawDatabase raw = new RawDatabase();
  private Mxcp mxcp;
  private PreparedStatement aggregate;
  private PreparedStatement rows;

  /** Fills both databases. */
  @Setup
  public void fill() throws SQLException {
    raw.execute(RawDatabase.items(ROWS));
    aggregate =
        raw.prepare("SELECT '[' || string_agg(to_json(t)::VARCHAR, ',') || ']' FROM item t");
    rows = raw.prepare(SELECT);
    mxcp = project.builder().invoker(SqlInvoker.duckDb()).build();
    mxcp.runtime().database().execute(RawDatabase.items(ROWS));
  }

  /** Lets the engine write the text. */
  @Benchmark
  public int floorOfEngine() throws SQLException {
    try (ResultSet text = aggregate.executeQuery()) {
      text.next();
      return text.getString(1).length();
    }
  }

  /** Writes the text by hand from the chunks that the driver reads; nothing needs escaping. */
  @Benchmark
  public int floorByHand() throws SQLException {
    StringBuilder text = new StringBuilder("[");
    try (ResultSet found = rows.executeQuery()) {
      while (found.next()) {
        text.append("{\"id\":").append(found.getLong(1));
        text.append(",\"name\":\"").append(found.getString(2));
        text.append("\",\"price\":").append(found.getDouble(3));
        text.append(",\"old\":").append(found.getBoolean(4)).append("},");
      }
    }
    return text.append(']').length();
  }

  /** Calls the tool and asks the outcome for its text. */
  @Benchmark
  public int call() {
    return ((Outcome.Ok) mxcp.call("dump", Map.of())).json().length();
  }

  /** Ends both. */
  @TearDown
  public void close() throws SQLException {
    mxcp.close();
    project.close();
    raw.close();
  }
}
