package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.spi.ResultSink;
import dev.mxcp.spi.RowSink;
import dev.mxcp.sql.internal.duckdb.value.Chunk;
import dev.mxcp.sql.internal.rows.Row;
import dev.mxcp.sql.internal.rows.RowShape;
import org.jspecify.annotations.Nullable;

/** Passes rows on while the engine makes them. For one thread. */
final class RowStream implements PreparedSql.Target {

  private final ResultSink sink;
  private final boolean single;
  private @Nullable RowSink rows;
  private boolean begun;

  /**
   * Gives nothing yet.
   *
   * @param sink gets a list with one item for every row
   * @param single whether rows of one column are passed on as its values
   */
  RowStream(ResultSink sink, boolean single) {
    this.sink = sink;
    this.single = single;
  }

  /** Not before the statement runs: one that fails at once has given nothing. */
  @Override
  public void begin(RowShape shape) {
    begin();
    boolean bare = single && shape.names().size() == 1;
    rows = bare ? sink.values() : sink.rows(shape.names());
  }

  @Override
  public void row(Chunk chunk, int row) {
    if (rows != null) {
      chunk.write(row, rows);
    }
  }

  @Override
  public void changed(Row count) {
    begin();
    sink.item(single ? count.value(0) : count);
  }

  /** Ends the list, which is empty where the statement had no rows. */
  void end() {
    begin();
  }

  private void begin() {
    if (!begun) {
      begun = true;
      sink.list();
    }
  }
}
