package dev.mxcp.audit;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.error.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that {@link JsonLinesAudit} writes: reading, checking, deleting.
 *
 * <p>Other processes may write meanwhile. Thread-safe.
 */
public final class AuditLog {

  private final Segments segments;
  private final AuditSettings settings;
  private final Secrets secrets;

  private AuditLog(AuditSettings settings, Secrets secrets) {
    this.segments = new Segments(settings.file());
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * Returns the log of a profile, whether it is enabled or not.
   *
   * @param secrets the secrets of the profile, for the key; reading works without it
   */
  public static AuditLog of(AuditSettings settings, Secrets secrets) {
    return new AuditLog(settings, secrets);
  }

  /** Returns the files of the log that exist, the oldest first. */
  public List<Path> files() throws IOException {
    return segments.files();
  }

  /**
   * Returns the records as plain JSON values, the oldest first, read as the stream goes on. Lines
   * that are no JSON objects are left out. Close the stream.
   */
  public Stream<Map<String, @Nullable Object>> records() throws IOException {
    return RecordReader.stream(segments.files());
  }

  /**
   * Checks whether records were changed, removed or moved.
   *
   * @param head what an earlier check gave as {@link AuditVerification#head()}; empty if none
   * @throws ConfigException if the log has no key, or the secret with it is missing or too short
   */
  public AuditVerification verify(Collection<String> head) throws IOException {
    Chain chain = Chain.of(settings, secrets);
    if (!chain.isOn()) {
      throw new ConfigException(
          "The audit log has no key, so that its records cannot be verified. Set `audit.key` in"
              + " the profile.");
    }
    return new Verifier(segments, chain).verify(head);
  }

  /**
   * Deletes the files whose newest record is older than a time, but never the newest file nor one
   * that is written to.
   *
   * @param dryRun whether nothing is deleted
   * @return the files that were, or would be, deleted
   * @throws ConfigException if the secret with the key is missing or too short
   */
  public List<Path> cleanUp(Duration retention, Instant now, boolean dryRun) throws IOException {
    Retention rule = new Retention(segments, Chain.of(settings, secrets));
    List<Path> expired = new ArrayList<>(rule.expired(now.minus(retention)));
    if (!dryRun) {
      for (Path file : expired) {
        rule.delete(file);
      }
    }
    return expired;
  }
}
