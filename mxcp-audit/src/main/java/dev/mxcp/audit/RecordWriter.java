package dev.mxcp.audit;

import dev.mxcp.spi.AuditRecord;
import java.util.List;

/** Writes records where they are kept. For one thread. */
interface RecordWriter extends AutoCloseable {

  /** Returns what it writes to, for messages. */
  String target();

  /**
   * Writes records from the front of a list that is not empty.
   *
   * @return how many were written, at least one; the others are given again
   * @throws Exception if none was written
   */
  int write(List<AuditRecord> records) throws Exception;

  /** Frees everything. */
  @Override
  void close() throws Exception;
}
