package dev.mxcp.audit;

import dev.mxcp.spi.AuditRecord;
import java.util.List;

/** Writes records where they are kept. For one thread. */
interface RecordWriter extends AutoCloseable {

  /** Returns what it writes to, for messages. */
  String target();

  /**
   * Writes records, all of them or none.
   *
   * @throws Exception if they were not written; the same records may be given again
   */
  void write(List<AuditRecord> records) throws Exception;

  /** Frees everything. */
  @Override
  void close() throws Exception;
}
