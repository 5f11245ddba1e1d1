package dev.mxcp.jdbc.internal.session;

import dev.mxcp.spi.ResultSink;
import dev.mxcp.spi.RowSink;
import dev.mxcp.sql.spi.RowCollector;
import dev.mxcp.sql.spi.SqlLimits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the result of one statement. For one thread. */
interface Target {

  /** Says that rows with these columns follow. */
  RowSink begin(List<String> columns);

  /** Ends the result. */
  void end();

  /** Keeps all rows. */
  final class Rows implements Target {

    private final SqlLimits limits;
    private @Nullable RowCollector collector;

    Rows(SqlLimits limits) {
      this.limits = limits;
    }

    @Override
    public RowSink begin(List<String> columns) {
      RowCollector fresh = new RowCollector(columns, limits);
      collector = fresh;
      return fresh;
    }

    @Override
    public void end() {}

    List<Map<String, @Nullable Object>> rows() {
      return collector == null ? List.of() : collector.rows();
    }
  }

  /** Passes rows on; nothing before the statement has run. */
  final class Items implements Target {

    private final ResultSink sink;
    private final boolean single;
    private boolean begun;

    /** Creates one; single says whether rows of one column are passed on as its values. */
    Items(ResultSink sink, boolean single) {
      this.sink = sink;
      this.single = single;
    }

    @Override
    public RowSink begin(List<String> columns) {
      begun = true;
      sink.list();
      return single && columns.size() == 1 ? sink.values() : sink.rows(columns);
    }

    @Override
    public void end() {
      if (!begun) {
        sink.list();
      }
    }
  }
}
