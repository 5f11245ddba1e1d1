package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.spi.AuditRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
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
    public int write(List<AuditRecord> records) throws InterruptedException {
      allowed.await();
      written.addAll(records);
      return records.size();
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

  /** Writes two records at a time, and fails in between. */
  private static final class Failing implements RecordWriter {
    final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private boolean fails;

    @Override
    public String target() {
      return "memory";
    }

    @Override
    public int write(List<AuditRecord> records) throws IOException {
      fails = !fails;
      if (!fails) {
        throw new IOException("No space left on device");
      }
      int count = Math.min(2, records.size());
      records.subList(0, count).forEach(record -> written.add(record.name()));
      return count;
    }

    @Override
    public void close() {}
  }

  @Test
  void records_are_written_once_however_often_a_writer_fails() {
    Failing writer = new Failing();
    QueuedSession session = new QueuedSession(writer, 1_000, Duration.ofMillis(1));
    List<String> names = IntStream.range(0, 50).mapToObj(i -> "t" + i).toList();
    for (String name : names) {
      assertThat(session.admit()).isTrue();
      session.record(Records.record(name));
    }

    Waiting.until(() -> writer.written.size() >= 50);
    session.close();
    assertThat(writer.written).isEqualTo(names);
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
