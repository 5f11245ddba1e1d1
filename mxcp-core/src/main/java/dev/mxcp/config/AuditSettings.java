package dev.mxcp.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The audit log of a profile. Immutable. */
public final class AuditSettings {

  /** The default size of a file: 50 MiB. */
  public static final long MAX_FILE_SIZE = 50L << 20;

  /** The default age of records that may be deleted: 90 days. */
  public static final Duration RETENTION = Duration.ofDays(90);

  private final boolean enabled;
  private final boolean required;
  private final Path file;
  private final long maxFileSize;
  private final Duration retention;
  private final @Nullable String key;
  private final List<Redaction> redactions;

  private AuditSettings(Builder builder) {
    enabled = builder.enabled;
    required = builder.required;
    file = builder.file;
    maxFileSize = builder.maxFileSize;
    retention = builder.retention;
    key = builder.key;
    redactions = builder.redactions;
  }

  /**
   * Begins settings, without an audit log at first.
   *
   * @param file the base of the log's files, absolute, such as {@code audit/logs-default.jsonl}
   */
  public static Builder builder(Path file) {
    return new Builder(file);
  }

  /** Returns whether calls are recorded. */
  public boolean enabled() {
    return enabled;
  }

  /** Returns whether calls are refused while their records cannot be written. */
  public boolean required() {
    return required;
  }

  /** Returns the base of the log's files, absolute, such as {@code audit/logs-default.jsonl}. */
  public Path file() {
    return file;
  }

  /** Returns the size in bytes at which a new file begins. */
  public long maxFileSize() {
    return maxFileSize;
  }

  /** Returns the age at which records may be deleted. */
  public Duration retention() {
    return retention;
  }

  /**
   * Returns the name of the secret whose parameter {@code key} signs the records; null for records
   * without a chain.
   */
  public @Nullable String key() {
    return key;
  }

  /** Returns what is hidden in records beyond what is declared sensitive. */
  public List<Redaction> redactions() {
    return redactions;
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

  /** Builds {@link AuditSettings}. Not thread-safe. */
  public static final class Builder {

    private boolean enabled;
    private boolean required;
    private final Path file;
    private long maxFileSize = MAX_FILE_SIZE;
    private Duration retention = RETENTION;
    private @Nullable String key;
    private List<Redaction> redactions = List.of();

    private Builder(Path file) {
      this.file = Objects.requireNonNull(file, "file");
    }

    /** Sets whether calls are recorded; the default is false. */
    public Builder enabled(boolean on) {
      enabled = on;
      return this;
    }

    /**
     * Sets whether calls are refused while their records cannot be written; the default is false.
     */
    public Builder required(boolean refusing) {
      required = refusing;
      return this;
    }

    /** Sets the size in bytes at which a new file begins; the default is {@link #MAX_FILE_SIZE}. */
    public Builder maxFileSize(long bytes) {
      maxFileSize = bytes;
      return this;
    }

    /** Sets the age at which records may be deleted; the default is {@link #RETENTION}. */
    public Builder retention(Duration age) {
      retention = Objects.requireNonNull(age, "retention");
      return this;
    }

    /**
     * Sets the name of the secret whose parameter {@code key} signs the records; null, the default,
     * for records without a chain.
     */
    public Builder key(@Nullable String secret) {
      key = secret;
      return this;
    }

    /** Sets what is hidden in records beyond what is declared sensitive; the default is nothing. */
    public Builder redactions(List<Redaction> all) {
      redactions = List.copyOf(all);
      return this;
    }

    /** Returns the settings. */
    public AuditSettings build() {
      return new AuditSettings(this);
    }
  }
}
