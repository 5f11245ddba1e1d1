package dev.mxcp.audit;

import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps records in memory until a thread of its own has written them. */
final class QueuedSession implements AuditSession {

  private static final Logger LOG = LoggerFactory.getLogger(QueuedSession.class);
  private static final int CAPACITY = 10_000;
  private static final int BATCH = 256;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RecordWriter writer;
  private final Semaphore room;
  private final Duration pause;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<AuditRecord> queue = new ArrayDeque<>();
  private final Thread thread;
  private Instant last = Instant.MIN;
  private long refused;
  private boolean closing;
  private volatile int abandoned;
  private volatile @Nullable String failure;

  /** Begins with an empty queue; the writer is closed with the session. */
  public QueuedSession(RecordWriter writer) {
    this(writer, CAPACITY, PAUSE);
  }

  QueuedSession(RecordWriter writer, int capacity, Duration pause) {
    this.writer = writer;
    this.room = new Semaphore(capacity);
    this.pause = pause;
    this.thread = new Thread(this::run, "mxcp-audit");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean isWriting() {
    return failure == null;
  }

  @Override
  public boolean admit() {
    if (room.tryAcquire()) {
      return true;
    }
    lock.lock();
    try {
      refused++;
    } finally {
      lock.unlock();
    }
    return false;
  }

  @Override
  public void record(AuditRecord record) {
    lock.lock();
    try {
      // The order of lines is the order of ends, whichever thread came here first.
      Instant end = record.timestamp();
      last = end.isBefore(last) ? last : end;
      queue.add(end.equals(last) ? record : record.withTimestamp(last));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    String current = failure;
    if (current != null) {
      problems.add(current);
    }
    lock.lock();
    try {
      if (refused > 0) {
        problems.add("There was no room for the audit records of " + refused + " calls.");
      }
    } finally {
      lock.unlock();
    }
    return problems;
  }

  private void run() {
    try {
      List<AuditRecord> batch = next();
      while (!batch.isEmpty()) {
        int written = write(batch);
        room.release(written);
        batch = written == batch.size() ? next() : batch.subList(written, batch.size());
        if (written == 0 && !mayTryAgain()) {
          abandoned = batch.size();
          batch = List.of();
        }
      }
    } finally {
      close(writer);
    }
  }

  /** Waits for records; empty when the session is closed and all is written. */
  private List<AuditRecord> next() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      List<AuditRecord> batch = new ArrayList<>();
      while (batch.size() < BATCH && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private int write(List<AuditRecord> batch) {
    try {
      int written = writer.write(batch);
      failure = null;
      return written;
    } catch (Throwable e) {
      if (failure == null) {
        LOG.error("Audit records cannot be written to {}", writer.target(), e);
      }
      failure = "Audit records cannot be written to " + writer.target() + ": " + e;
      return 0;
    }
  }

  /** Waits a little; false when the session is closed: then nobody waits for a better disk. */
  private boolean mayTryAgain() {
    lock.lock();
    try {
      long nanos = pause.toNanos();
      while (nanos > 0 && !closing) {
        nanos = changed.awaitNanos(nanos);
      }
      return !closing;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void close(RecordWriter writer) {
    try {
      writer.close();
    } catch (Exception e) {
      LOG.warn("Failed to close {}", writer.target(), e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    warnOfLoss();
  }

  private void warnOfLoss() {
    lock.lock();
    try {
      int lost = abandoned + queue.size();
      if (thread.isAlive() || lost > 0) {
        LOG.error("{} or more audit records were not written", lost);
      }
    } finally {
      lock.unlock();
    }
  }
}
