package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.spi.RowSink;
import dev.mxcp.sql.internal.rows.Row;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Some rows of a result in the engine's memory. For one thread, until the next chunk comes. */
public final class Chunk {

  private final int rows;
  private final Vector[] vectors;
  private final VectorType[] types;
  private final Chunks source;

  Chunk(int rows, Vector[] vectors, VectorType[] types, Chunks source) {
    this.rows = rows;
    this.vectors = vectors;
    this.types = types;
    this.source = source;
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Reads a row. */
  public Row read(int row) {
    @Nullable Object[] values = new Object[vectors.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(i, row);
    }
    return new Row(source.shape(), values);
  }

  private @Nullable Object read(int column, int row) {
    try {
      return vectors[column].read(row);
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw source.unreadable(column, e);
    }
  }

  /** Writes a row; the common types without making values of them. */
  public void write(int row, RowSink target) {
    target.begin();
    for (int i = 0; i < vectors.length; i++) {
      write(i, row, target);
    }
    target.end();
  }

  private void write(int column, int row, RowSink target) {
    Vector cells = vectors[column];
    if (cells.isNull(row)) {
      target.nothing(column);
      return;
    }
    int id = types[column].id();
    switch (id) {
      case TypeIds.BOOLEAN -> target.bool(column, cells.int8(row) != 0);
      case TypeIds.TINYINT,
          TypeIds.SMALLINT,
          TypeIds.INTEGER,
          TypeIds.BIGINT,
          TypeIds.UTINYINT,
          TypeIds.USMALLINT,
          TypeIds.UINTEGER ->
          target.number(column, PlainReaders.whole(id, cells, row));
      case TypeIds.DOUBLE -> target.number(column, cells.float64(row));
      default -> {
        Object value = read(column, row);
        if (value instanceof String text) {
          target.text(column, text);
        } else {
          target.value(column, value);
        }
      }
    }
  }
}
