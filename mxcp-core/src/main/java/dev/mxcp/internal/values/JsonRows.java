package dev.mxcp.internal.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a table as the items of a {@link JsonResult}, cell by cell.
 *
 * <p>For every row {@link #begin}, then each column once and in order, then {@link #end}. A cell
 * whose declared type takes everything is written without making a value of it. For one thread at a
 * time.
 */
public final class JsonRows {

  private final JsonResult result;
  private final JsonOutput out;
  private final Findings findings;
  private final Column[] columns;
  private final boolean bare;

  JsonRows(
      JsonResult result, JsonOutput out, Findings findings, List<Column> columns, boolean bare) {
    this.result = result;
    this.out = out;
    this.findings = findings;
    this.columns = columns.toArray(Column[]::new);
    this.bare = bare;
  }

  /** Begins a row. */
  public void begin() {
    result.begin();
    if (!bare) {
      findings.open();
      out.raw('{');
    }
  }

  /**
   * Ends a row.
   *
   * @throws dev.mxcp.error.ToolException with INVALID_RESULT where a cell of it does not fit
   */
  public void end() {
    if (!bare) {
      findings.close();
      out.raw('}');
    }
    result.requireFit();
  }

  /** Writes a whole number. */
  public void number(int index, long value) {
    Column column = columns[index];
    if (column.longs) {
      out.raw(column.key);
      out.number(value);
    } else {
      value(index, value);
    }
  }

  /** Writes a number. */
  public void number(int index, double value) {
    Column column = columns[index];
    if (column.doubles && Double.isFinite(value)) {
      out.raw(column.key);
      out.number(value);
    } else {
      value(index, value);
    }
  }

  /** Writes true or false. */
  public void bool(int index, boolean value) {
    Column column = columns[index];
    if (column.booleans) {
      out.raw(column.key);
      out.bool(value);
    } else {
      value(index, value);
    }
  }

  /** Writes a text. */
  public void text(int index, String value) {
    Column column = columns[index];
    if (column.texts) {
      out.raw(column.key);
      out.text(value);
    } else {
      value(index, value);
    }
  }

  /** Writes a null, which every type takes. */
  public void nothing(int index) {
    out.raw(columns[index].key);
    out.nothing();
  }

  /** Checks a value of any kind and writes it. */
  public void value(int index, @Nullable Object value) {
    Column column = columns[index];
    if (column.shown != null) {
      findings.at(column.shown);
    }
    Object plain = column.codec.encodeNullable(value, findings);
    out.raw(column.key);
    PlainWriter.write(plain, out);
  }
}
