package dev.mxcp.cli.project;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;
import java.util.List;

/** Stands for an audit log where definitions are only read. */
public final class DefinitionOnlyAudit implements AuditSink {

  @Override
  public String name() {
    return "nothing";
  }

  @Override
  public AuditSession open(AuditSettings settings, Secrets secrets) {
    return new Nothing();
  }

  private static final class Nothing implements AuditSession {
    @Override
    public boolean isWriting() {
      return true;
    }

    @Override
    public boolean admit() {
      return true;
    }

    @Override
    public void record(AuditRecord record) {}

    @Override
    public List<String> problems() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
