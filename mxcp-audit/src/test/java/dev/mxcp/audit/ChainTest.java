package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import dev.mxcp.error.ConfigException;
import dev.mxcp.spi.AuditSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {

  @TempDir Path directory;
  private Records log;
  private AuditSettings settings;

  @BeforeEach
  void begin() {
    log = new Records(directory);
    settings = log.settings(3_000, "audit");
  }

  private AuditLog files() {
    return AuditLog.of(settings, Records.SECRETS);
  }

  private AuditVerification verify(String... head) throws IOException {
    return files().verify(List.of(head));
  }

  private interface Edit {
    void apply(List<String> lines);
  }

  private void edit(Path file, Edit edit) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    edit.apply(lines);
    Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  @Test
  void log_of_several_starts_and_segments_is_intact() throws Exception {
    log.write(settings, 10);
    log.write(settings, 10);
    log.write(settings, 1);

    AuditVerification result = verify();

    assertThat(result.findings()).isEmpty();
    assertThat(result.records()).isEqualTo(21);
    assertThat(result.head()).hasSize(1);
    assertThat(files().files()).hasSizeGreaterThan(3);
  }

  @Test
  void changed_record_shows_with_its_place() throws Exception {
    log.write(settings, 10);
    Path file = files().files().get(1);
    edit(file, lines -> lines.set(1, lines.get(1).replace("\"ann\"", "\"bob\"")));

    assertThat(verify().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.file()).isEqualTo(file);
              assertThat(finding.line()).isEqualTo(2);
              assertThat(finding.message()).contains("changed");
            });
  }

  @Test
  void removed_and_moved_records_show() throws Exception {
    log.write(settings, 10);
    edit(files().files().get(0), lines -> lines.remove(1));

    assertThat(verify().findings().get(0).message()).contains("removed or moved");
  }

  @Test
  void removed_segment_shows() throws Exception {
    log.write(settings, 20);
    Files.delete(files().files().get(1));

    assertThat(verify().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("records were removed"));
  }

  @Test
  void cut_tail_shows_against_a_pinned_head() throws Exception {
    log.write(settings, 10);
    String head = verify().head().get(0);
    log.write(settings, 1);
    assertThat(verify(head).isIntact()).isTrue();

    List<Path> files = files().files();
    Files.delete(files.get(files.size() - 1));
    assertThat(verify(head).isIntact()).isTrue();
    edit(files.get(files.size() - 2), lines -> lines.remove(lines.size() - 1));

    assertThat(verify().isIntact()).isTrue();
    assertThat(verify(head).findings().get(0).message()).contains("cut off");
  }

  @Test
  void torn_line_shows_and_the_chain_goes_on() throws Exception {
    log.write(settings, 2);
    Path file = files().files().get(0);
    String whole = Files.readString(file);
    Files.writeString(file, whole + whole.substring(0, 100));
    log.write(settings, 2);

    assertThat(verify().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.message()).contains("torn");
            });
    assertThat(log.read()).hasSize(4);
  }

  @Test
  void record_without_a_code_and_another_key_show() throws Exception {
    log.write(log.settings(), 1);
    log.write(settings, 1);
    assertThat(verify().findings().get(0).message()).contains("no code");

    Secrets other =
        new Secrets(List.of(new Secret("audit", "hmac", Map.of("key", "x".repeat(20)))));
    assertThat(AuditLog.of(settings, other).verify(List.of()).isIntact()).isFalse();
  }

  @Test
  void processes_that_write_at_the_same_time_do_not_break_the_chain() throws Exception {
    try (AuditSession one = JsonLinesAudit.create().open(settings, Records.SECRETS);
        AuditSession two = JsonLinesAudit.create().open(settings, Records.SECRETS)) {
      for (int i = 0; i < 20; i++) {
        for (AuditSession session : List.of(one, two)) {
          session.admit();
          session.record(Records.record("t" + i));
        }
      }
    }

    assertThat(verify().findings()).isEmpty();
    assertThat(verify().records()).isEqualTo(40);
  }

  @Test
  void retention_deletes_old_segments_but_the_newest_and_leaves_an_anchor() throws Exception {
    log.write(settings, 20);
    List<Path> before = files().files();
    Instant later = Instant.now().plus(Duration.ofDays(100));

    List<Path> dry = files().cleanUp(Duration.ofDays(90), later, true);
    assertThat(files().files()).isEqualTo(before);
    assertThat(files().cleanUp(Duration.ofDays(90), Instant.now(), false)).isEmpty();
    List<Path> deleted = files().cleanUp(Duration.ofDays(90), later, false);

    assertThat(deleted).isEqualTo(dry).isEqualTo(before.subList(0, before.size() - 1));
    assertThat(files().files()).containsExactly(before.get(before.size() - 1));
    assertThat(verify().findings()).isEmpty();
  }

  @Test
  void anchor_that_nobody_signed_does_not_count() throws Exception {
    log.write(settings, 20);
    List<Path> files = files().files();
    String code = SegmentReader.lastCode(files.get(0));
    Files.writeString(
        directory.resolve("logs-default_anchors.json"),
        "{\"segment\":\"x\",\"last_hash\":\"" + code + "\",\"mac\":\"" + "0".repeat(64) + "\"}\n");
    Files.delete(files.get(0));

    assertThat(verify().isIntact()).isFalse();
  }

  @Test
  void segment_that_is_written_to_is_not_deleted() throws Exception {
    try (AuditSession session = JsonLinesAudit.create().open(settings, Records.SECRETS)) {
      session.admit();
      session.record(Records.record("a"));
      Waiting.until(() -> count() == 1);
      Files.createFile(directory.resolve("logs-default-99990101T000000.jsonl"));
      Instant later = Instant.now().plus(Duration.ofDays(100));

      assertThat(files().cleanUp(Duration.ofDays(90), later, false)).isEmpty();
    }
  }

  private int count() {
    try {
      return log.read().size();
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void verifying_without_a_key_and_short_keys_are_errors() {
    assertThatThrownBy(() -> AuditLog.of(log.settings(), Secrets.NONE).verify(List.of()))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> Chain.of(new byte[15])).isInstanceOf(ConfigException.class);
  }
}
