package dev.mxcp.example.assistant;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps the last records of calls in memory, for the page.
 *
 * <p>An application that must prove what happened uses {@code mxcp-audit} instead. Thread-safe.
 */
final class LiveAudit implements AuditSink {

  private static final int KEPT = 200;

  private final Deque<Numbered> records = new ArrayDeque<>();
  private long last;

  /** A record and its number, counted from one. */
  record Numbered(long number, AuditRecord record) {}

  /** Returns the kept records with higher numbers, the oldest first. */
  synchronized List<Numbered> after(long number) {
    return new ArrayList<>(records.stream().filter(each -> each.number() > number).toList());
  }

  private synchronized void add(AuditRecord record) {
    records.add(new Numbered(++last, record));
    if (records.size() > KEPT) {
      records.remove();
    }
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public AuditSession open(AuditSettings settings, Secrets secrets) {
    return new Session();
  }

  private final class Session implements AuditSession {

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
      add(record);
    }

    @Override
    public List<String> problems() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
