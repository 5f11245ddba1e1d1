package dev.mxcp.audit;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records and settings of an audit log in a directory. */
record Records(Path directory) {

  static final String KEY = "0123456789abcdef-the-key";
  static final Secrets SECRETS =
      new Secrets(List.of(new Secret("audit", "hmac", Map.of("key", KEY))));

  Path base() {
    return directory.resolve("logs-default.jsonl");
  }

  AuditSettings settings() {
    return settings(AuditSettings.MAX_FILE_SIZE, null);
  }

  AuditSettings settings(long maxFileSize, String key, AuditSettings.Redaction... redactions) {
    return AuditSettings.builder(base())
        .enabled(true)
        .maxFileSize(maxFileSize)
        .key(key)
        .redactions(List.of(redactions))
        .build();
  }

  /** Writes records with a session of its own, as a process of its own would. */
  void write(AuditSettings settings, int count) {
    try (AuditSession session = JsonLinesAudit.create().open(settings, SECRETS)) {
      for (int i = 0; i < count; i++) {
        if (!session.admit()) {
          throw new IllegalStateException("There is no room");
        }
        session.record(record("tool" + i));
      }
    }
  }

  List<Map<String, Object>> read() throws java.io.IOException {
    try (var records = AuditLog.of(settings(), SECRETS).records()) {
      return records.toList();
    }
  }

  static AuditRecord record(String name) {
    return record(name, Map.of("n", 1L), null, Instant.now());
  }

  static AuditRecord record(String name, Map<String, Object> input, Object output, Instant moment) {
    return AuditRecord.builder(UUID.randomUUID().toString(), moment, EndpointKind.TOOL, name)
        .duration(Duration.ofMillis(5))
        .caller(AuditRecord.CallerInfo.of("api").withUserId("ann"))
        .input(input)
        .output(output)
        .policies(List.of("input[0]: user.role == 'guest'"), "allow", null)
        .build();
  }
}
