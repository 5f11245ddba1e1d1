package dev.mxcp.definition;

import org.jspecify.annotations.Nullable;

/**
 * The most of a result that one answer to a model holds; servers cut what is longer.
 *
 * @param bytes the most bytes of the answer, from 1,024 on; null for the server's own
 * @param rows the most items of a list, from 1 on; null for the server's own
 */
public record ResultBudget(@Nullable Long bytes, @Nullable Long rows) {

  /** The server's own budget. */
  public static final ResultBudget NONE = new ResultBudget(null, null);

  /** Checks the values. */
  public ResultBudget {
    if (bytes != null && bytes < 1024) {
      throw new IllegalArgumentException("A budget has at least 1024 bytes, not " + bytes);
    }
    if (rows != null && rows < 1) {
      throw new IllegalArgumentException("A budget has at least one row, not " + rows);
    }
  }
}
