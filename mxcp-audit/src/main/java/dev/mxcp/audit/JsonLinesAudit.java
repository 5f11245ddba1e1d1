package dev.mxcp.audit;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;

/**
 * An audit log in files with one JSON object per line.
 *
 * <p>Every process writes files of its own, {@code logs-PROFILE-20240102T030405.jsonl}, beginning
 * with its first record; another one follows at the size that the settings name. A thread of its
 * own writes, so that no call waits for the disk: up to 10,000 records wait in memory, and a killed
 * process loses those. If a write fails, it is tried again every second, and the runtime's health
 * tells of it. With a key, each record holds a code over itself and the record before, so that
 * {@link AuditLog#verify} finds what was changed. Thread-safe.
 */
public final class JsonLinesAudit implements AuditSink {

  private JsonLinesAudit() {}

  /** Returns the sink; it may serve any number of runtimes. */
  public static JsonLinesAudit create() {
    return new JsonLinesAudit();
  }

  @Override
  public String name() {
    return "JSON Lines";
  }

  @Override
  public AuditSession open(AuditSettings settings, Secrets secrets) {
    RecordRedaction redaction = RecordRedaction.of(settings.redactions());
    Chain chain = Chain.of(settings, secrets);
    return new QueuedSession(new JsonLinesWriter(settings, chain, redaction));
  }
}
