package dev.mxcp.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The audit log of a profile.
 *
 * @param enabled whether calls are recorded
 * @param required whether calls are refused while their records cannot be written
 * @param file the base of the log's files, absolute, such as {@code audit/logs-default.jsonl}
 * @param maxFileSize the size in bytes at which a new file begins
 * @param retention the age at which records may be deleted
 * @param key the name of the secret whose parameter {@code key} signs the records; null for records
 *     without a chain
 * @param redactions what is hidden in records beyond what is declared sensitive
 */
public record AuditSettings(
    boolean enabled,
    boolean required,
    Path file,
    long maxFileSize,
    Duration retention,
    @Nullable String key,
    List<Redaction> redactions) {

  /** The default size of a file: 50 MiB. */
  public static final long MAX_FILE_SIZE = 50L << 20;

  /** The default age of records that may be deleted: 90 days. */
  public static final Duration RETENTION = Duration.ofDays(90);

  /** Copies the list. */
  public AuditSettings {
    redactions = List.copyOf(redactions);
  }

  /** Returns the default settings of a profile: no audit log. */
  public static AuditSettings off(Path file) {
    return new AuditSettings(false, false, file, MAX_FILE_SIZE, RETENTION, null, List.of());
  }

  /**
   * A redaction of a field of audit records.
   *
   * @param path the names from the record inwards, joined by dots, such as {@code
   *     input_data.email}; every item of a list is meant
   * @param strategy how it is hidden, such as {@code partial}
   * @param options options of the strategy; immutable
   */
  public record Redaction(String path, String strategy, Map<String, @Nullable Object> options) {
    /** Copies the map. */
    public Redaction {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
  }
}
