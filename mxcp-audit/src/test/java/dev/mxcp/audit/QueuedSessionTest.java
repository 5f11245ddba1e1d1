package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.spi.AuditRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QueuedSessionTest {

  /** Keeps records in memory, when it is allowed to. */
  private static final class Memory implements RecordWriter {
    final List<AuditRecord> written = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch allowed = new CountDownLatch(1);

    @Override
    public String target() {
      return "memory";
    }

    @Override
    public void write(List<AuditRecord> records) throws InterruptedException {
      allowed.await();
      written.addAll(records);
    }

    @Override
    public void close() {}
  }

  @Test
  void full_queue_admits_nobody_and_says_so() {
    Memory memory = new Memory();
    QueuedSession session = new QueuedSession(memory, 2, Duration.ofMillis(1));

    assertThat(session.admit()).isTrue();
    session.record(Records.record("a"));
    assertThat(session.admit()).isTrue();
    assertThat(session.admit()).isFalse();
    session.record(Records.record("b"));
    assertThat(session.problems()).singleElement().asString().contains("1 calls");

    memory.allowed.countDown();
    Waiting.until(() -> memory.written.size() == 2);
    Waiting.until(session::admit);
    session.close();
  }

  @Test
  void close_writes_what_is_left() {
    Memory memory = new Memory();
    memory.allowed.countDown();
    QueuedSession session = new QueuedSession(memory, 1_000, Duration.ofMillis(1));
    for (int i = 0; i < 1_000; i++) {
      session.admit();
      session.record(Records.record("t"));
    }

    session.close();
    session.close();

    assertThat(memory.written).hasSize(1_000);
  }
}
