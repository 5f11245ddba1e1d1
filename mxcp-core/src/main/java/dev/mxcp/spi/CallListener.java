package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.CallContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listener of calls, for metrics, tracing and logs.
 *
 * <p>It sees every call, also those that no endpoint was found for, that a reload or close refused,
 * or whose arguments are invalid: {@link #started} and {@link #ended} come once each, with the same
 * {@link Call#id()}. All methods are called on the thread of the call and must not block. An
 * exception or error that they throw is logged and ignored. Thread-safe.
 */
public interface CallListener {

  /** Called when a call begins, before its endpoint is looked up. */
  default void started(Call call) {}

  /**
   * Opens a scope around the invocation of an endpoint, on the thread that invokes it; for tracing
   * and thread-locals. Calls that end before their endpoint is invoked open none.
   *
   * @return closed on the same thread when the invocation has ended; results are still streamed
   */
  default Scope invoking(Call call) {
    return Scope.NONE;
  }

  /**
   * Returns the id of the trace that a call belongs to, for its record in the audit log; empty, the
   * default, if this listener knows none. Called between {@link #started} and {@link #ended}.
   */
  default Optional<String> traceId(Call call) {
    return Optional.empty();
  }

  /** Called when a call has ended, whatever ended it. */
  default void ended(End end) {}

  /** A call. Not intended to be implemented by clients. */
  interface Call {

    /** Returns the id of the call, unique within this process and printable. */
    String id();

    /** Returns the kind of endpoint that was called. */
    EndpointKind kind();

    /**
     * Returns the name or URI that the caller gave; there may be no such endpoint. Secrets in it
     * are redacted but in {@link #started}.
     */
    String target();

    /** Returns the endpoint; empty while it is not known, and if there is none. */
    Optional<Endpoint> endpoint();

    /**
     * Returns the user, headers, caller type and session of the call. Deadline and cancellation are
     * those of the caller until the endpoint is found.
     */
    CallContext context();
  }

  /** A call that has ended. Not intended to be implemented by clients. */
  interface End extends Call {

    /** Returns how long the call took, including the time it waited for a reload. */
    Duration duration();

    /**
     * Returns the arguments for display: converted, with defaults; sensitive values and known
     * secrets are redacted. Empty if the call ended before its arguments were converted. Computed
     * on request.
     */
    Map<String, @Nullable Object> arguments();

    /** Returns whether the call has a result. */
    default boolean isOk() {
      return failure().isEmpty();
    }

    /**
     * Returns the value that the caller got; null if the call failed, or if its result was written
     * to a stream.
     */
    @Nullable Object value();

    /**
     * Returns the failure as the caller got it: code, safe text, violations and diagnostic; its
     * cause is the original error, or one of the same text and trace without secrets. Empty if the
     * call has a result.
     */
    Optional<ToolException> failure();
  }

  /** A scope around an invocation. */
  @FunctionalInterface
  interface Scope extends AutoCloseable {

    /** Does nothing. */
    Scope NONE = () -> {};

    @Override
    void close();
  }
}
