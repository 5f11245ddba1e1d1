package dev.mxcp.runtime;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Receiver of the progress, messages and events of a running tool.
 *
 * <p>Called from any thread, possibly from several at once; it must not block. What it throws is
 * ignored.
 */
public interface CallEvents {

  /** A receiver that ignores everything. */
  CallEvents NOOP = new CallEvents() {};

  /**
   * Reports progress of the tool.
   *
   * @param progress how far, in the tool's own unit
   * @param total how far it goes; null where the tool does not know
   * @param message what it is doing; null where it does not say
   */
  default void progress(double progress, @Nullable Double total, @Nullable String message) {}

  /**
   * Reports a message of the tool to the caller.
   *
   * @param level {@code debug}, {@code info}, {@code warning} or {@code error}
   * @param message the text
   */
  default void message(String level, String message) {}

  /**
   * Reports an action that the tool recorded, such as a request to another system.
   *
   * <p>Its texts hold no secret of the project.
   *
   * @param event plain values: {@code kind}, {@code started_at} (ISO 8601, UTC), {@code
   *     duration_ms}, {@code status}, {@code target}, {@code operation}, {@code summary}, {@code
   *     error} and {@code details}; what the tool left out is null
   */
  default void executionEvent(Map<String, @Nullable Object> event) {}

  /**
   * Returns this receiver as another type, or the receiver of that type behind it. A receiver that
   * passes calls on to another one asks that one.
   *
   * @return empty if there is none of the type
   */
  default <T> Optional<T> unwrap(Class<T> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }
}
