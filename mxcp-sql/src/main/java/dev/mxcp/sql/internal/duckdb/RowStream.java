package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.spi.RowSink;
import dev.mxcp.sql.internal.text.SqlText;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Map;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Runs one statement and passes its rows on while the engine makes them. For one thread.
 *
 * <p>The statement is prepared anew: only then the driver's description of it is sure to fit, which
 * alone tells JSON from text. Results with types that the driver cannot read in chunks, and those
 * that are no rows, are completed by the engine first and then passed on row by row.
 */
final class RowStream {

  private final DuckDBConnection connection;
  private final SqlText text;
  private final Execution execution;
  private final ResultSink sink;
  private final boolean single;
  private boolean begun;

  /**
   * Prepares nothing yet.
   *
   * @param sink gets a list with one item for every row
   * @param single whether rows of one column are passed on as its values
   */
  RowStream(
      DuckDBConnection connection,
      SqlText text,
      Execution execution,
      ResultSink sink,
      boolean single) {
    this.connection = connection;
    this.text = text;
    this.execution = execution;
    this.sink = sink;
    this.single = single;
  }

  void run(Map<String, ? extends @Nullable Object> arguments) throws SQLException {
    try (DuckDBPreparedStatement statement =
            (DuckDBPreparedStatement) connection.prepareStatement(text.sql());
        PreparedSql prepared = new PreparedSql(statement, text)) {
      DriverInternals driver = DriverInternals.found();
      ResultSetMetaData columns = statement.getMetaData();
      if (driver == null || !isReadInChunks(columns)) {
        prepared.each(text, arguments, execution, this::item);
        begin();
        return;
      }
      ParameterBinder.bind(statement, text.parameters(), arguments);
      execution.starts(() -> driver.interrupt(connection));
      execution.check();
      try (DuckDBChunkedResult result = statement.query()) {
        read(result, columns, driver);
      }
    }
  }

  /** Not before there are rows: a statement that fails has given nothing. */
  private void begin() {
    if (!begun) {
      begun = true;
      sink.list();
    }
  }

  private void item(Row row) {
    begin();
    sink.item(single && row.size() == 1 ? row.value(0) : row);
  }

  private boolean isReadInChunks(@Nullable ResultSetMetaData columns) throws SQLException {
    if (columns == null || isReport(columns)) {
      return false;
    }
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String type = columns.getColumnTypeName(i);
      // What a parameter is bound to may decide between JSON and text.
      boolean isSure = text.parameters().isEmpty() || !type.equals("JSON");
      if (!ChunkColumn.reads(type) || !isSure) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether it may be the engine's report on a change, and not rows. */
  private static boolean isReport(ResultSetMetaData columns) throws SQLException {
    String label = columns.getColumnCount() == 1 ? columns.getColumnLabel(1) : "";
    return label.equals("Count") || label.equals("Success");
  }

  private void read(DuckDBChunkedResult result, ResultSetMetaData columns, DriverInternals driver)
      throws SQLException {
    begin();
    RowSink rows = rows(Layout.shapeOf(columns));
    try {
      while (hasNext(result)) {
        DuckDBDataChunkReader chunk = result.chunk();
        DuckDBReadableVector[] cells = vectors(chunk);
        ChunkColumn[] readers = readers(cells, columns);
        for (long row = 0; row < chunk.rowCount(); row++) {
          write(rows, readers, cells, row);
        }
      }
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw PreparedSql.unreadable(e);
    }
    driver.requireComplete(result);
  }

  private RowSink rows(RowShape shape) {
    boolean bare = single && shape.names().size() == 1;
    return bare ? sink.values() : sink.rows(shape.names());
  }

  private static void write(
      RowSink rows, ChunkColumn[] readers, DuckDBReadableVector[] cells, long row) {
    rows.begin();
    for (int i = 0; i < readers.length; i++) {
      readers[i].write(cells[i], row, rows, i);
    }
    rows.end();
  }

  /** An interrupt ends the result as an error does: with nothing more. */
  private boolean hasNext(DuckDBChunkedResult result) {
    execution.check();
    boolean found = result.nextChunk();
    execution.check();
    return found;
  }

  private static DuckDBReadableVector[] vectors(DuckDBDataChunkReader chunk) {
    DuckDBReadableVector[] cells = new DuckDBReadableVector[(int) chunk.columnCount()];
    try {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = chunk.vector(i);
      }
      return cells;
    } catch (RuntimeException e) {
      throw new DatabaseException(
          Kind.EXECUTION,
          "The arguments gave a column another type than the statement says, one that cannot be"
              + " streamed. Cast the column.",
          e);
    }
  }

  private static ChunkColumn[] readers(DuckDBReadableVector[] cells, ResultSetMetaData columns)
      throws SQLException {
    ChunkColumn[] readers = new ChunkColumn[cells.length];
    for (int i = 0; i < cells.length; i++) {
      boolean json = columns.getColumnTypeName(i + 1).equals("JSON");
      readers[i] = new ChunkColumn(cells[i].getType(), json);
    }
    return readers;
  }
}
