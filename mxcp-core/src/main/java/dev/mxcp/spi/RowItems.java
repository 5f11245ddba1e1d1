package dev.mxcp.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Passes rows on as items of a list. */
final class RowItems implements RowSink {

  private final ResultSink sink;
  private final Function<List<@Nullable Object>, @Nullable Object> item;
  private final List<@Nullable Object> cells = new ArrayList<>();

  private RowItems(ResultSink sink, Function<List<@Nullable Object>, @Nullable Object> item) {
    this.sink = sink;
    this.item = item;
  }

  /** Returns a receiver that makes a map of every row. */
  static RowSink objects(List<String> columns, ResultSink sink) {
    List<String> names = List.copyOf(columns);
    return new RowItems(sink, cells -> object(names, cells));
  }

  /** Returns a receiver of rows of one column, whose values are the items. */
  static RowSink values(ResultSink sink) {
    return new RowItems(sink, cells -> cells.get(0));
  }

  private static Map<String, @Nullable Object> object(
      List<String> names, List<@Nullable Object> cells) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      object.put(names.get(i), cells.get(i));
    }
    return Collections.unmodifiableMap(object);
  }

  @Override
  public void begin() {
    cells.clear();
  }

  @Override
  public void value(int column, @Nullable Object value) {
    if (column != cells.size()) {
      throw new IllegalArgumentException(
          "Column " + column + " was given where column " + cells.size() + " was due");
    }
    cells.add(value);
  }

  @Override
  public void end() {
    sink.item(item.apply(cells));
  }
}
