package dev.mxcp.mcp.internal.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes the JSON text of one result, up to a budget.
 *
 * <p>A list is cut after its last whole item; anything else that is too large is not kept. Once the
 * budget is full, writing throws {@link Full}, which stops the query behind it, or counts the rest.
 */
final class CappedJson extends OutputStream {

  private final ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
  private final long maxItems;
  private final boolean counts;
  private long maxBytes;
  private boolean list;
  private boolean full;
  private boolean inText;
  private boolean escaped;
  private boolean inItem;
  private int depth;
  private long seen;
  private long items;
  private int end;

  /**
   * Creates an empty one.
   *
   * @param maxBytes the most bytes
   * @param maxItems the most items of a list
   * @param counts whether the items that are left out are counted: to have them costs nothing
   */
  CappedJson(long maxBytes, long maxItems, boolean counts) {
    this.maxBytes = maxBytes;
    this.maxItems = maxItems;
    this.counts = counts;
  }

  /** The budget is full; there is no need to write more. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("The budget is full");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  @Override
  public void write(int b) throws IOException {
    take((byte) b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      take(bytes[i]);
    }
  }

  private void take(byte b) throws Full {
    if (full) {
      scan(b);
      return;
    }
    int at = text.size();
    if (at == 0) {
      list = b == '[';
    } else if (at == ContentBlocks.PREFIX && ContentBlocks.begin(text())) {
      list = false;
      maxBytes = Math.max(maxBytes, ContentBlocks.MAX_BYTES);
    }
    if (list) {
      scan(b);
    }
    boolean closesList = list && depth == 0;
    if (!full && at >= maxBytes && !closesList) {
      fill();
    }
    if (!full) {
      text.write(b);
    }
  }

  private void scan(byte b) throws Full {
    if (inText) {
      scanText(b);
      return;
    }
    switch (b) {
      case ',' -> endItem(depth == 1);
      case ']', '}' -> {
        depth--;
        endItem(depth == 0);
      }
      default -> {
        beginItem();
        inText = b == '"';
        if (b == '[' || b == '{') {
          depth++;
        }
      }
    }
  }

  private void scanText(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inText = false;
    }
  }

  private void beginItem() throws Full {
    if (depth == 1 && !inItem) {
      if (!full && items == maxItems) {
        fill();
      }
      inItem = true;
    }
  }

  private void endItem(boolean ends) {
    if (ends && inItem) {
      inItem = false;
      seen++;
      if (!full) {
        items = seen;
        end = text.size();
      }
    }
  }

  private void fill() throws Full {
    full = true;
    if (!counts || isTooLarge()) {
      throw new Full();
    }
  }

  /** Returns whether something was left out. */
  boolean isFull() {
    return full;
  }

  /** Returns how many whole items of a list are kept. */
  long items() {
    return items;
  }

  /** Returns how many items the whole list has; -1 if not all were counted. */
  long total() {
    return !full || counts ? seen : -1;
  }

  /** Returns whether the result is larger than the budget and cannot be cut. */
  boolean isTooLarge() {
    return full && (!list || items == 0);
  }

  /** Returns the most bytes. */
  long maxBytes() {
    return maxBytes;
  }

  /** Returns the text that is kept: JSON, unless it is too large. */
  String text() {
    if (!full) {
      return text.toString(StandardCharsets.UTF_8);
    }
    return new String(text.toByteArray(), 0, end, StandardCharsets.UTF_8) + "]";
  }
}
