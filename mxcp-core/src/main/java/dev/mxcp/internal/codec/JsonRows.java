package dev.mxcp.internal.codec;

import dev.mxcp.internal.json.JsonBuffer;
import dev.mxcp.internal.json.PlainWriter;
import dev.mxcp.spi.RowSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a table as the items of a {@link JsonResult}, cell by cell.
 *
 * <p>A cell whose declared type takes everything is written without making a value of it. For one
 * thread at a time.
 */
final class JsonRows implements RowSink {

  private final JsonResult result;
  private final JsonBuffer out;
  private final ViolationCollector findings;
  private final JsonColumn[] columns;
  private final boolean bare;

  JsonRows(
      JsonResult result,
      JsonBuffer out,
      ViolationCollector findings,
      List<JsonColumn> columns,
      boolean bare) {
    this.result = result;
    this.out = out;
    this.findings = findings;
    this.columns = columns.toArray(JsonColumn[]::new);
    this.bare = bare;
  }

  @Override
  public void begin() {
    result.begin();
    if (!bare) {
      findings.open();
      out.raw('{');
    }
  }

  @Override
  public void end() {
    if (!bare) {
      findings.close();
      out.raw('}');
    }
    result.requireFit();
  }

  @Override
  public void number(int index, long value) {
    JsonColumn column = columns[index];
    if (column.longs) {
      out.raw(column.key);
      out.number(value);
    } else {
      value(index, value);
    }
  }

  @Override
  public void number(int index, double value) {
    JsonColumn column = columns[index];
    if (column.doubles && Double.isFinite(value)) {
      out.raw(column.key);
      out.number(value);
    } else {
      value(index, value);
    }
  }

  @Override
  public void bool(int index, boolean value) {
    JsonColumn column = columns[index];
    if (column.booleans) {
      out.raw(column.key);
      out.bool(value);
    } else {
      value(index, value);
    }
  }

  @Override
  public void text(int index, String value) {
    JsonColumn column = columns[index];
    if (column.texts) {
      out.raw(column.key);
      out.text(value);
    } else {
      value(index, value);
    }
  }

  @Override
  public void nothing(int index) {
    out.raw(columns[index].key);
    out.nothing();
  }

  @Override
  public void value(int index, @Nullable Object value) {
    JsonColumn column = columns[index];
    if (column.shown != null) {
      findings.at(column.shown);
    }
    Object plain = column.codec.encodeNullable(value, findings);
    out.raw(column.key);
    PlainWriter.write(plain, out);
  }
}
