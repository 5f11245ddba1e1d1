package dev.mxcp.internal.codec;

import dev.mxcp.error.FailureCode;
import dev.mxcp.internal.json.JsonBuffer;
import dev.mxcp.internal.json.PlainWriter;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.spi.RowSink;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the result of one call and writes it as JSON text in UTF-8, a list item by item.
 *
 * <p>The text is that of the value which {@link ResultCodec#encode} gives. The first item that does
 * not fit ends the call, so it is the only one that the failure tells of. For one thread at a time.
 */
public final class JsonResult implements ResultSink {

  private enum State {
    EMPTY,
    LIST,
    DONE
  }

  private final ResultCodec codec;
  private final @Nullable ItemRule rule;
  private final JsonBuffer out;
  private final ViolationCollector findings;
  private final List<@Nullable Object> kept = new ArrayList<>();
  private State state = State.EMPTY;
  private long count;

  /**
   * Begins a result.
   *
   * @param codec the declared type
   * @param out gets the text in larger parts; it is flushed at the end, and never closed
   */
  public JsonResult(ResultCodec codec, OutputStream out) {
    this.codec = codec;
    this.findings = codec.collector();
    this.rule = codec.itemRule();
    this.out = new JsonBuffer(out);
  }

  @Override
  public boolean passesItemsOn() {
    return rule != null;
  }

  @Override
  public void value(@Nullable Object result) {
    become(State.EMPTY, State.DONE);
    if (!PlainWriter.write(codec.encode(result), out)) {
      throw new IllegalStateException("The codec gave a value that is not plain");
    }
  }

  @Override
  public void list() {
    become(State.EMPTY, State.LIST);
    findings.open();
    if (rule != null) {
      out.raw('[');
    }
  }

  @Override
  public void item(@Nullable Object item) {
    if (rule == null) {
      become(State.LIST, State.LIST);
      kept.add(item);
      return;
    }
    begin(rule);
    Object plain = rule.items().encodeNullable(item, findings);
    requireFit();
    PlainWriter.write(plain, out);
  }

  /**
   * Writes rows without a value for every row and cell, unless the type wants to see each whole.
   */
  @Override
  public RowSink rows(List<String> columns) {
    RowSink rows = rows(columns, false);
    return rows == null ? ResultSink.super.rows(columns) : rows;
  }

  @Override
  public RowSink values() {
    RowSink rows = rows(List.of(), true);
    return rows == null ? ResultSink.super.values() : rows;
  }

  private @Nullable RowSink rows(List<String> names, boolean bare) {
    List<JsonColumn> columns = rule == null ? null : JsonColumn.of(rule.items(), names, bare);
    return columns == null ? null : new JsonRows(this, out, findings, columns, bare);
  }

  /** Begins the next item of a list that is written as it comes. */
  void begin() {
    if (rule == null) {
      throw new IllegalStateException("The items of this list are kept");
    }
    begin(rule);
  }

  private void begin(ItemRule items) {
    become(State.LIST, State.LIST);
    if (count >= items.most()) {
      findings.close();
      items.requireRoom(count, findings);
      requireFit();
    }
    if (count > 0) {
      out.raw(',');
    }
    findings.at((int) Math.min(count, Integer.MAX_VALUE));
    count++;
  }

  /** Ends the call where something does not fit. */
  void requireFit() {
    if (!findings.isEmpty()) {
      throw findings.toException(FailureCode.INVALID_RESULT, ResultCodec.INVALID);
    }
  }

  /**
   * Ends the text and hands over the rest of it.
   *
   * @throws dev.mxcp.error.ToolException with INVALID_RESULT where there are too few items, or what
   *     had to be kept does not fit
   * @throws IllegalStateException where there is no result
   */
  public void end() {
    if (state == State.LIST && rule == null) {
      state = State.EMPTY;
      value(kept);
    } else if (state == State.LIST && rule != null) {
      findings.close();
      rule.requireEnough(count, findings);
      requireFit();
      out.raw(']');
    } else if (state == State.EMPTY) {
      throw new IllegalStateException("The endpoint gave no result");
    }
    state = State.DONE;
    out.finish();
  }

  private void become(State from, State to) {
    if (state != from) {
      throw new IllegalStateException(
          "A result is one value, or one list and then its items; this one is " + state);
    }
    state = to;
  }
}
