package dev.mxcp.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a tool says while it runs.
 *
 * <p>Called from any thread, possibly from several at once; it must not block. What it throws is
 * ignored.
 */
public interface CallEvents {

  /** Ignores everything. */
  CallEvents NOOP = new CallEvents() {};

  /**
   * The tool has come further.
   *
   * @param progress how far, in the tool's own unit
   * @param total how far it goes; null where the tool does not know
   * @param message what it is doing; null where it does not say
   */
  default void progress(double progress, @Nullable Double total, @Nullable String message) {}

  /**
   * The tool has something to say to the caller.
   *
   * @param level {@code debug}, {@code info}, {@code warning} or {@code error}
   * @param message the text
   */
  default void message(String level, String message) {}

  /**
   * The tool has recorded something that it did, such as a request to another system.
   *
   * <p>Its texts hold no secret of the project.
   *
   * @param event plain values: {@code kind}, {@code started_at} (ISO 8601, UTC), {@code
   *     duration_ms}, {@code status}, {@code target}, {@code operation}, {@code summary}, {@code
   *     error} and {@code details}; what the tool left out is null
   */
  default void executionEvent(Map<String, @Nullable Object> event) {}
}
