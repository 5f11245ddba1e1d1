package dev.mxcp.sql.spi;

/**
 * The most that a result may hold that is kept as a whole; streams are not limited.
 *
 * @param maxRows the most rows, at least 1
 * @param maxBytes about the most bytes of text, binary and plain values, at least 1
 */
public record SqlLimits(long maxRows, long maxBytes) {

  /** 1,000,000 rows and 268,435,456 bytes (256 MiB). */
  public static final SqlLimits DEFAULT = new SqlLimits(1_000_000, 256L << 20);

  /** Checks that both are positive. */
  public SqlLimits {
    if (maxRows < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "maxRows and maxBytes must be at least 1, not " + maxRows + " and " + maxBytes);
    }
  }
}
