package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.sql.internal.duckdb.value.Chunk;
import dev.mxcp.sql.internal.rows.ResultSize;
import dev.mxcp.sql.internal.rows.Row;
import dev.mxcp.sql.internal.rows.RowShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of a result, up to a limit. For one thread. */
final class RowList implements PreparedSql.Target {

  private final ResultSize size;
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

  RowList(ResultSize size) {
    this.size = size;
  }

  @Override
  public void begin(RowShape shape) {}

  @Override
  public void row(Chunk chunk, int row) {
    changed(chunk.read(row));
  }

  @Override
  public void changed(Row row) {
    size.add(row);
    rows.add(row);
  }

  List<Map<String, @Nullable Object>> rows() {
    return Collections.unmodifiableList(rows);
  }
}
