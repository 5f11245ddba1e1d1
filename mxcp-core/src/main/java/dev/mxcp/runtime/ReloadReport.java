package dev.mxcp.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Report of a reload. Immutable. Not intended to be implemented by clients. */
public interface ReloadReport {

  /** Returns the status. */
  Status status();

  /** Returns the description of its request. */
  String description();

  /** Returns the number of the generation that is served now. */
  long generation();

  /** Returns when the reload was requested. */
  Instant requestedAt();

  /** Returns the time from the request to its end, including the wait for running calls. */
  Duration duration();

  /** Returns the error, without secrets; empty if there was none. */
  Optional<String> error();

  /** The status of a reload. */
  enum Status {
    /** The payload ran and a new generation serves. */
    SUCCEEDED,
    /** The payload failed; a new generation serves what was there. */
    PAYLOAD_FAILED,
    /** The new generation did not start; calls fail until another reload works. */
    START_FAILED,
    /** The runtime was closed before the reload began, or while its payload ran. */
    CANCELLED
  }

  /** Returns whether a new generation serves what the payload left. */
  default boolean isSuccess() {
    return status() == Status.SUCCEEDED;
  }
}
