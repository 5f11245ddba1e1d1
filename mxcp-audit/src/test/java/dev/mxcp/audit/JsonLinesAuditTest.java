package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.error.ConfigException;
import dev.mxcp.json.JsonText;
import dev.mxcp.spi.AuditSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesAuditTest {

  @TempDir Path directory;
  private Records log;

  @BeforeEach
  void begin() {
    log = new Records(directory.resolve("audit"));
  }

  @Test
  void no_file_is_made_before_the_first_record() {
    log.write(log.settings(), 0);

    assertThat(log.directory()).doesNotExist();
  }

  @Test
  void one_call_is_one_line_with_all_fields() throws Exception {
    log.write(log.settings(), 1);

    Path file = AuditLog.of(log.settings(), Secrets.NONE).files().get(0);
    assertThat(file.getFileName().toString()).matches("logs-default-\\d{8}T\\d{6}\\.jsonl");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1);
    Map<?, ?> record = (Map<?, ?>) JsonText.read(lines.get(0));
    assertThat(record.keySet().stream().map(String::valueOf))
        .contains(
            "record_id",
            "timestamp",
            "operation_type",
            "operation_name",
            "operation_status",
            "duration_ms",
            "caller_type",
            "user_id",
            "session_id",
            "trace_id",
            "input_data",
            "output_data",
            "error",
            "policies_evaluated",
            "policy_decision",
            "policy_reason",
            "execution_events");
    assertThat(record.get("operation_status")).isEqualTo("success");
    assertThat(record.get("duration_ms")).isEqualTo(5L);
    assertThat(OffsetDateTime.parse((String) record.get("timestamp")).getOffset().getId())
        .isEqualTo("Z");
    assertThat(record.get("record_hash")).isNull();
  }

  @Test
  void full_segment_is_followed_by_the_next_one_and_nothing_is_lost() throws Exception {
    log.write(log.settings(2_000, null), 25);
    log.write(log.settings(2_000, null), 25);

    List<Path> files = AuditLog.of(log.settings(), Secrets.NONE).files();
    assertThat(files).hasSizeGreaterThan(4);
    assertThat(log.read().stream().map(record -> record.get("operation_name")))
        .hasSize(50)
        .startsWith("tool0", "tool1")
        .endsWith("tool24");
  }

  @Test
  void thousand_concurrent_calls_give_thousand_whole_lines_in_order_of_their_end()
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (AuditSession session = JsonLinesAudit.create().open(log.settings(), Secrets.NONE)) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        String name = "tool" + i;
        calls.add(
            threads.submit(
                () -> {
                  assertThat(session.admit()).isTrue();
                  session.record(Records.record(name));
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdown();
    }

    List<Map<String, Object>> records = log.read();
    Set<Object> ids = records.stream().map(r -> r.get("record_id")).collect(Collectors.toSet());
    assertThat(records).hasSize(1_000);
    assertThat(ids).hasSize(1_000);
    assertThat(records.stream().map(r -> (String) r.get("timestamp")).toList()).isSorted();
  }

  @Test
  void old_single_files_and_empty_segments_are_read_too() throws Exception {
    Files.createDirectories(log.directory());
    Files.writeString(log.base(), "{\"record_id\":\"old\"}\n\nnot json\n{\"torn\":");
    Files.createFile(log.directory().resolve("logs-default-20200101T000000.jsonl"));
    Files.writeString(
        log.directory().resolve("logs-default-20200101T000000-10.jsonl"),
        "{\"record_id\":\"c\"}\n");
    Files.writeString(
        log.directory().resolve("logs-default-20200101T000000-9.jsonl"), "{\"record_id\":\"b\"}\n");
    Files.writeString(log.directory().resolve("logs-default_schemas.jsonl"), "{\"x\":1}\n");
    Files.writeString(log.directory().resolve("logs-default2.jsonl"), "{\"x\":1}\n");

    assertThat(log.read().stream().map(record -> record.get("record_id")))
        .containsExactly("old", "b", "c");
  }

  @Test
  void reading_goes_no_further_than_it_is_asked_to() throws Exception {
    log.write(log.settings(1, null), 3);
    AuditLog files = AuditLog.of(log.settings(), Secrets.NONE);
    try (Stream<Map<String, Object>> records = files.records()) {
      Iterator<Map<String, Object>> next = records.iterator();
      assertThat(next.next()).containsEntry("operation_name", "tool0");

      Files.writeString(files.files().get(2), "{\"operation_name\": \"written later\"}\n");
      next.next();
      assertThat(next.next()).containsEntry("operation_name", "written later");
    }
  }

  @Test
  void fields_are_hidden_by_their_paths() throws Exception {
    AuditSettings settings =
        log.settings(
            AuditSettings.MAX_FILE_SIZE,
            null,
            new AuditSettings.Redaction("input_data.mail", "email", Map.of()),
            new AuditSettings.Redaction("output_data.rows.ssn", "full", Map.of()),
            new AuditSettings.Redaction("user_id", "hash", Map.of()));
    try (AuditSession session = JsonLinesAudit.create().open(settings, Secrets.NONE)) {
      session.admit();
      session.record(
          Records.record(
              "t",
              Map.of("mail", "jane@example.org"),
              Map.of("rows", List.of(Map.of("ssn", 123L, "n", 1L), Map.of("n", 2L))),
              Instant.now()));
    }

    Map<String, Object> record = log.read().get(0);
    assertThat(record.get("input_data")).isEqualTo(Map.of("mail", "j***@example.org"));
    assertThat(record.get("output_data"))
        .isEqualTo(Map.of("rows", List.of(Map.of("ssn", "[REDACTED]", "n", 1L), Map.of("n", 2L))));
    assertThat((String) record.get("user_id")).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void unknown_strategy_and_missing_key_are_errors() {
    AuditSettings unknown =
        log.settings(1, null, new AuditSettings.Redaction("error", "fulll", Map.of()));

    assertThatThrownBy(() -> JsonLinesAudit.create().open(unknown, Secrets.NONE))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`fulll`")
        .hasMessageContaining("partial");
    assertThatThrownBy(
            () -> JsonLinesAudit.create().open(log.settings(1, "other"), Records.SECRETS))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("`other`");
  }

  @Test
  void disk_that_does_not_take_records_shows_and_calls_go_on() throws Exception {
    Files.writeString(directory.resolve("audit"), "a file where a directory should be");
    try (AuditSession session = JsonLinesAudit.create().open(log.settings(), Secrets.NONE)) {
      session.admit();
      session.record(Records.record("first"));
      Waiting.until(() -> !session.isWriting());

      assertThat(session.problems().get(0)).contains("cannot be written", log.base().toString());
      assertThat(session.admit()).isTrue();
      session.record(Records.record("second"));

      Files.delete(directory.resolve("audit"));
      Waiting.until(session::isWriting);
      assertThat(session.problems()).isEmpty();
    }

    assertThat(log.read().stream().map(record -> record.get("operation_name")))
        .containsExactly("first", "second");
  }
}
