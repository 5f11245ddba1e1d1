package dev.mxcp.runtime;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a reload went.
 *
 * @param status how it ended
 * @param description what it was for
 * @param generation the generation that is served now
 * @param requestedAt when it was asked for
 * @param duration from the request to its end, waiting included
 * @param error what went wrong, without secrets; null where nothing did
 */
public record ReloadReport(
    Status status,
    String description,
    long generation,
    Instant requestedAt,
    Duration duration,
    @Nullable String error) {

  /** How a reload ended. */
  public enum Status {
    /** The payload ran and a new generation serves. */
    SUCCEEDED,
    /** The payload failed; a new generation serves what was there. */
    PAYLOAD_FAILED,
    /** The new generation did not start; calls fail until another reload works. */
    START_FAILED,
    /** The runtime was closed before the reload began. */
    CANCELLED
  }

  /** Returns whether a new generation serves what the payload left. */
  public boolean isSuccess() {
    return status == Status.SUCCEEDED;
  }
}
