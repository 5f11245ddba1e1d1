package dev.mxcp.mcp.internal.settings;

/**
 * The most that one result may hold.
 *
 * @param bytes the most bytes of text and structure together
 * @param rows the most items of a list
 */
public record Budget(long bytes, long rows) {

  /** 256 KiB, and as many rows as fit. */
  public static final Budget DEFAULT = new Budget(256 * 1024, Long.MAX_VALUE);

  /** Checks the limits. */
  public Budget {
    if (bytes < 1024) {
      throw new IllegalArgumentException("A budget has at least 1024 bytes, not " + bytes);
    }
    if (rows < 1) {
      throw new IllegalArgumentException("A budget has at least one row, not " + rows);
    }
  }
}
