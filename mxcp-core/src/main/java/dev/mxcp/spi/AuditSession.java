package dev.mxcp.spi;

import java.util.List;

/**
 * Keeps the records of one generation. Thread-safe, and no method waits for a disk or a network but
 * {@link #close}.
 */
public interface AuditSession extends AutoCloseable {

  /** Returns whether records are written now; false after a write has failed, until one works. */
  boolean isWriting();

  /**
   * Reserves room for the record of one call.
   *
   * @return whether there is room; then {@link #record} must follow exactly once
   */
  boolean admit();

  /** Takes the record of an admitted call; records are kept in the order of these calls. */
  void record(AuditRecord record);

  /** Returns what is wrong, one text each; empty if nothing is. */
  List<String> problems();

  /** Writes what is left, for a bounded time, and frees everything. A second call does nothing. */
  @Override
  void close();
}
