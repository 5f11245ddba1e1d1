package dev.mxcp.spi;

import java.util.List;

/**
 * Session of an audit sink for one generation. Thread-safe, and no method waits for a disk or a
 * network but {@link #close}.
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

  /** Returns the current problems, one text each; empty if there are none. */
  List<String> problems();

  /**
   * Writes the remaining records, for a bounded time, and releases all resources. A second call
   * does nothing.
   */
  @Override
  void close();
}
