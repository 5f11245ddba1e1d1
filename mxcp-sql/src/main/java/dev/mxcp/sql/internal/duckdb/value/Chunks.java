package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.rows.RowShape;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import org.duckdb.DuckDBChunkedResult;
import org.jspecify.annotations.Nullable;

/** The rows of a result, a chunk at a time. For one thread. */
public final class Chunks implements AutoCloseable {

  private final DuckDBChunkedResult result;
  private final ResultColumns columns;
  private final RowShape shape;
  private VectorType @Nullable [] types;
  private @Nullable ByteBuffer chunk;

  /**
   * Takes a result over, but does not close it.
   *
   * @param columns what is known of its columns
   * @param last the shape of the statement's last result, which this one probably has too; or null
   */
  public Chunks(DuckDBChunkedResult result, ResultColumns columns, @Nullable RowShape last) {
    this.result = result;
    this.columns = columns;
    this.shape = ResultColumns.shapeOf(result, last);
  }

  /** Returns the names of the columns. */
  public RowShape shape() {
    return shape;
  }

  /** Returns the next rows, good until the next call; null at the end. */
  public @Nullable Chunk next() {
    close();
    ByteBuffer fetched = VectorAccess.get().fetch(result);
    if (fetched == null) {
      return null;
    }
    chunk = fetched;
    int rows = VectorAccess.get().chunkSize(fetched);
    Vector[] vectors = new Vector[shape.names().size()];
    VectorType[] known = types(fetched);
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = vector(fetched, i, rows, known[i]);
    }
    return new Chunk(rows, vectors, known, this);
  }

  private Vector vector(ByteBuffer from, int index, int rows, VectorType type) {
    try {
      return new Vector(VectorAccess.get().vector(from, index), rows, type);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw unreadable(index, e);
    }
  }

  private VectorType[] types(ByteBuffer first) {
    VectorType[] known = types;
    if (known == null) {
      known = new VectorType[shape.names().size()];
      for (int i = 0; i < known.length; i++) {
        known[i] = type(VectorAccess.get().vector(first, i), i);
      }
      types = known;
    }
    return known;
  }

  private VectorType type(ByteBuffer vector, int index) {
    try {
      return VectorType.of(vector, columns.type(index));
    } catch (IllegalArgumentException e) {
      throw unreadable(index, e);
    }
  }

  /** Returns the exception for a value of a column that Java cannot hold. */
  DatabaseException unreadable(int column, RuntimeException cause) {
    boolean isOurs = cause instanceof IllegalArgumentException;
    String reason = isOurs ? cause.getMessage() : "a date or time beyond what Java can tell";
    return new DatabaseException(
        Kind.EXECUTION,
        "The column " + shape.name(column) + " cannot be read: " + reason,
        cause instanceof DateTimeException ? null : cause);
  }

  @Override
  public void close() {
    ByteBuffer done = chunk;
    chunk = null;
    if (done != null) {
      VectorAccess.get().freeChunk(done);
    }
  }
}
