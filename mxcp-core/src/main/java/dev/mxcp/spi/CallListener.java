package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.CallContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told of calls, for metrics and logs.
 *
 * <p>Called on the thread of the call; it must not block. What it throws is logged and ignored.
 */
public interface CallListener {

  /** An endpoint was found and its arguments are about to be checked. */
  default void started(Endpoint endpoint, CallContext context) {}

  /** A call has ended. */
  default void ended(End end) {}

  /**
   * How a call ended.
   *
   * @param endpoint what was called
   * @param context who called
   * @param duration how long it took, waiting included
   * @param failure why it has no result; null where it has one
   * @param error the error behind the failure; null where there is none
   */
  record End(
      Endpoint endpoint,
      CallContext context,
      Duration duration,
      @Nullable FailureCode failure,
      @Nullable Throwable error) {}
}
