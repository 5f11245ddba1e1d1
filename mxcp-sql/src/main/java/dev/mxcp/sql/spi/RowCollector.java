package dev.mxcp.sql.spi;

import dev.mxcp.spi.RowSink;
import dev.mxcp.sql.internal.rows.ResultSize;
import dev.mxcp.sql.internal.rows.Row;
import dev.mxcp.sql.internal.rows.RowShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of a result as immutable maps, up to its limits. For one thread.
 *
 * <p>A row beyond them throws a {@link dev.mxcp.error.DatabaseException} of the kind {@code LIMIT}.
 */
public final class RowCollector implements RowSink {

  private final RowShape shape;
  private final ResultSize size;
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
  private @Nullable Object[] cells = {};

  /**
   * Creates an empty list of rows.
   *
   * @param columns the names of the columns, each one once
   */
  public RowCollector(List<String> columns, SqlLimits limits) {
    this.shape = new RowShape(columns.toArray(new String[0]));
    this.size = new ResultSize(limits.maxRows(), limits.maxBytes());
  }

  @Override
  public void begin() {
    cells = new @Nullable Object[shape.names().size()];
  }

  @Override
  public void value(int column, @Nullable Object value) {
    cells[column] = value;
  }

  @Override
  public void end() {
    Row row = new Row(shape, cells);
    size.add(row);
    rows.add(row);
  }

  /** Returns the rows so far; immutable, a view. */
  public List<Map<String, @Nullable Object>> rows() {
    return Collections.unmodifiableList(rows);
  }
}
