package dev.mxcp.mcp;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;
import java.util.List;

/** An audit log that is on and keeps nothing. */
final class AuditToNowhere implements AuditSink {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public AuditSession open(AuditSettings settings, Secrets secrets) {
    return new Session();
  }

  private static final class Session implements AuditSession {

    @Override
    public boolean isWriting() {
      return true;
    }

    @Override
    public boolean admit() {
      return true;
    }

    @Override
    public void record(AuditRecord record) {
      // Only that calls are recorded matters.
    }

    @Override
    public List<String> problems() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
