package dev.mxcp.sql.internal.duckdb;

/**
 * How a database behaves.
 *
 * @param maxRows the most rows that a statement may give
 * @param maxBytes about the most bytes that a statement may give
 * @param sandbox whether SQL is kept from files, the network and the settings
 */
public record DuckDbOptions(long maxRows, long maxBytes, boolean sandbox) {

  /** A million rows, 256 MiB, no sandbox. */
  public static final DuckDbOptions DEFAULT = new DuckDbOptions(1_000_000, 256L << 20, false);
}
