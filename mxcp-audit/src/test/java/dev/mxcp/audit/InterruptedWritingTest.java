package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.config.AuditSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed, and a disk that is full, while records are written. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedWritingTest {

  private static final int CALLS = 12_000;
  private static final int QUEUE = 10_000;

  @TempDir Path directory;
  private Records log;
  private AuditSettings settings;

  @BeforeEach
  void begin() {
    log = new Records(directory.resolve("audit"));
    settings = log.settings(AuditSettings.MAX_FILE_SIZE, "audit");
  }

  private AuditLog files() {
    return AuditLog.of(settings, Records.SECRETS);
  }

  private List<Object> numbers() throws Exception {
    return log.read().stream()
        .map(record -> (Object) ((Map<?, ?>) record.get("input_data")).get("n"))
        .toList();
  }

  private static List<Object> upTo(int count) {
    return LongStream.range(0, count).mapToObj(n -> (Object) n).toList();
  }

  @Test
  void killed_process_loses_at_most_what_waited_and_tears_the_last_line_alone() throws Exception {
    int announced = 0;
    try (AuditingProcess process =
        new AuditingProcess(
            directory, "{required: true, key: audit, max_file_size: 1000000}", "unlimited")) {
      while (announced < CALLS) {
        announced = Integer.parseInt(process.line());
      }
      process.kill();
    }

    List<Object> written = numbers();
    assertThat(written).isEqualTo(upTo(written.size()));
    assertThat(written.size()).isGreaterThanOrEqualTo(announced - QUEUE);
    List<Path> segments = files().files();
    AuditVerification verification = files().verify(List.of());
    assertThat(verification.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.file()).isEqualTo(segments.get(segments.size() - 1));
              assertThat(finding.message()).contains("torn");
            })
        .hasSizeLessThanOrEqualTo(1);
    log.write(settings, 3);
    assertThat(files().verify(verification.head()).findings()).isEqualTo(verification.findings());
  }

  @Test
  void full_disk_tears_nothing_and_refuses_calls_that_must_be_recorded() throws Exception {
    int ended;
    try (AuditingProcess process =
        new AuditingProcess(directory, "{required: true, key: audit}", "200")) {
      String line = process.line();
      while (!line.contains(" ")) {
        line = process.line();
      }
      assertThat(line).endsWith(" audit_unavailable");
      ended = Integer.parseInt(line.substring(0, line.indexOf(' ')));
      assertThat(process.line()).contains("cannot be written", "logs-default");
      assertThat(process.line()).isEqualTo("closed");
    }

    List<Object> written = numbers();
    assertThat(written).isNotEmpty().isEqualTo(upTo(written.size()));
    assertThat(written.size()).isBetween(ended - QUEUE, ended);
    assertThat(Files.readString(files().files().get(0))).endsWith("}\n");
    assertThat(files().verify(List.of()).isIntact()).isTrue();
  }

  @Test
  void anchors_of_retention_stand_for_the_deleted_segments_alone() throws Exception {
    AuditSettings small = log.settings(3_000, "audit");
    log.write(small, 20);
    List<Path> segments = files().files();
    List<String> head = files().verify(List.of()).head();
    Path kept = segments.get(1);
    Instant later = Instant.now().plus(Duration.ofDays(100));
    files().cleanUp(Duration.ofDays(90), later, false);
    log.write(small, 20);

    assertThat(files().verify(head).isIntact()).isTrue();

    Files.writeString(kept, "{\"record_id\": \"forged\"}\n");
    assertThat(files().verify(head).findings().get(0).file()).isEqualTo(kept);
    Files.delete(kept);

    Path anchors = log.directory().resolve("logs-default_anchors.json");
    String signed = Files.readString(anchors);
    Files.writeString(anchors, signed.lines().limit(1).toList().get(0) + "\n");
    assertThat(files().verify(head).isIntact()).isFalse();
    Files.delete(anchors);
    assertThat(files().verify(head).isIntact()).isFalse();
  }
}
