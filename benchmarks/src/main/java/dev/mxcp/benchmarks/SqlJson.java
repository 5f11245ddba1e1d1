package dev.mxcp.benchmarks;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
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
  private DuckDBPreparedStatement rows;

  /** Fills both databases. */
  @Setup
  public void fill() throws SQLException {
    raw.execute(RawDatabase.items(ROWS));
    aggregate =
        raw.prepare("SELECT '[' || string_agg(to_json(t)::VARCHAR, ',') || ']' FROM item t");
    rows = (DuckDBPreparedStatement) raw.prepare(SELECT);
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
    try (DuckDBChunkedResult found = rows.query()) {
      while (found.nextChunk()) {
        append(text, found.chunk());
      }
    }
    return text.append(']').length();
  }

  private static void append(StringBuilder text, DuckDBDataChunkReader rows) {
    DuckDBReadableVector id = rows.vector(0);
    DuckDBReadableVector name = rows.vector(1);
    DuckDBReadableVector price = rows.vector(2);
    DuckDBReadableVector old = rows.vector(3);
    for (long row = 0; row < rows.rowCount(); row++) {
      text.append("{\"id\":").append(id.getLong(row));
      text.append(",\"name\":\"").append(name.getString(row));
      text.append("\",\"price\":").append(price.getDouble(row));
      text.append(",\"old\":").append(old.getBoolean(row)).append("},");
    }
  }

  /** Calls the tool and lets it write to a stream that only counts. */
  @Benchmark
  public long stream() throws IOException {
    CountingStream out = new CountingStream();
    if (mxcp.callToJson("dump", Map.of(), CallOptions.DEFAULT, out).isPresent()) {
      throw new IllegalStateException("The call failed");
    }
    return out.bytes;
  }

  private static final class CountingStream extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] text, int from, int length) {
      bytes += length;
    }
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
