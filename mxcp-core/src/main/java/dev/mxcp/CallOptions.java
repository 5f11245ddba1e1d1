package dev.mxcp;

import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be said about a single call; start from {@link #DEFAULT}.
 *
 * <p>Immutable; every method returns changed options.
 *
 * @param timeout how long the call may take, waiting for a reload included; null for the tool's own
 *     limit, else the runtime's
 * @param user who calls; null for an anonymous call
 * @param headers headers of the request that led to the call
 * @param cancellation stops the call from another thread
 * @param events receives progress and messages of the tool
 */
public record CallOptions(
    @Nullable Duration timeout,
    @Nullable User user,
    Map<String, String> headers,
    Cancellation cancellation,
    CallEvents events) {

  /** An anonymous call with the default limit. */
  public static final CallOptions DEFAULT =
      new CallOptions(null, null, Map.of(), Cancellation.NEVER, CallEvents.NOOP);

  /** Checks the timeout and copies the headers. */
  public CallOptions {
    if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
      throw new IllegalArgumentException("The timeout must be positive, not " + timeout);
    }
    headers = Map.copyOf(headers);
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(events, "events");
  }

  /** Returns options with a limit of their own; it must be positive. */
  public CallOptions withTimeout(Duration limit) {
    return new CallOptions(limit, user, headers, cancellation, events);
  }

  /** Returns options for a call by the given user. */
  public CallOptions withUser(User caller) {
    return new CallOptions(timeout, caller, headers, cancellation, events);
  }

  /** Returns options with one header more. */
  public CallOptions withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new CallOptions(timeout, user, more, cancellation, events);
  }

  /** Returns options whose call is stopped by the given cancellation. */
  public CallOptions withCancellation(Cancellation token) {
    return new CallOptions(timeout, user, headers, token, events);
  }

  /** Returns options whose call reports to the given receiver. */
  public CallOptions withEvents(CallEvents receiver) {
    return new CallOptions(timeout, user, headers, cancellation, receiver);
  }

  /** Returns the limit, the user and the names of the headers; no value of a header. */
  @Override
  public String toString() {
    return "CallOptions[timeout="
        + timeout
        + ", user="
        + user
        + ", headers="
        + headers.keySet()
        + "]";
  }
}
