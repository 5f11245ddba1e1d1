package dev.mxcp;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options for one call: limit, user, headers, cancellation; start from {@link #DEFAULT}.
 *
 * <p>Immutable; every method returns a changed copy.
 */
public final class CallOptions {

  /** An anonymous call with the default limit. */
  public static final CallOptions DEFAULT =
      new CallOptions(null, CallContext.NONE, CallContext.NONE.headers());

  private final @Nullable Duration timeout;

  /** The caller's part of the context; its headers are in {@link #headers}. */
  private final CallContext caller;

  private final Map<String, String> headers;

  private CallOptions(@Nullable Duration timeout, CallContext caller, Map<String, String> headers) {
    this.timeout = timeout;
    this.caller = caller;
    this.headers = headers;
  }

  /**
   * Returns how long the call may take, including the wait for a reload; null for the tool's own
   * limit, else the runtime's.
   */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /** Returns the user who calls; null for an anonymous call. */
  public @Nullable User user() {
    return caller.user();
  }

  /** Returns the headers of the request that led to the call; immutable. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns the token that stops the call. */
  public Cancellation cancellation() {
    return caller.cancellation();
  }

  /** Returns the receiver of the tool's progress and messages. */
  public CallEvents events() {
    return caller.events();
  }

  /** Returns the kind of application that the call comes through; see {@link CallContext}. */
  public String callerType() {
    return caller.callerType();
  }

  /** Returns the id of the caller's session; null if there is none. */
  public @Nullable String session() {
    return caller.session();
  }

  /**
   * Returns a builder of the context of a call with these options, without a limit.
   *
   * @param callId the id of the call
   */
  public CallContext.Builder contextBuilder(String callId) {
    return caller.toBuilder().callId(callId);
  }

  /**
   * Returns a copy with a limit.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public CallOptions withTimeout(Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("The timeout must be positive, not " + limit);
    }
    return new CallOptions(limit, caller, headers);
  }

  /** Returns a copy for a call by the given user; null for an anonymous call. */
  public CallOptions withUser(@Nullable User user) {
    return with(caller.toBuilder().user(user));
  }

  /** Returns a copy with an additional header. */
  public CallOptions withHeader(String name, String value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return withHeaders(more);
  }

  /** Returns a copy with the given headers in place of the present ones. */
  public CallOptions withHeaders(Map<String, String> replaced) {
    Map<String, String> copy = Map.copyOf(replaced);
    return new CallOptions(timeout, caller.toBuilder().headers(copy).build(), copy);
  }

  /** Returns a copy whose call is stopped by the given token. */
  public CallOptions withCancellation(Cancellation token) {
    return with(caller.toBuilder().cancellation(token));
  }

  /** Returns a copy whose call reports progress and messages to the given receiver. */
  public CallOptions withEvents(CallEvents receiver) {
    return with(caller.toBuilder().events(receiver));
  }

  /** Returns a copy for a call through another kind of application; see {@link CallContext}. */
  public CallOptions withCallerType(String type) {
    return with(caller.toBuilder().callerType(type));
  }

  /** Returns a copy for a call in a session of the caller. */
  public CallOptions withSession(@Nullable String id) {
    return with(caller.toBuilder().session(id));
  }

  private CallOptions with(CallContext.Builder changed) {
    return new CallOptions(timeout, changed.build(), headers);
  }

  /** Returns whether the other options are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallOptions options
        && Objects.equals(timeout, options.timeout)
        && Objects.equals(user(), options.user())
        && headers.equals(options.headers)
        && callerType().equals(options.callerType())
        && Objects.equals(session(), options.session())
        && cancellation() == options.cancellation()
        && events() == options.events();
  }

  @Override
  public int hashCode() {
    return Objects.hash(timeout, user(), headers, callerType(), session());
  }

  /** Returns the limit, the user and the names of the headers; no value of a header. */
  @Override
  public String toString() {
    return "CallOptions[timeout="
        + timeout
        + ", user="
        + user()
        + ", headers="
        + headers.keySet()
        + "]";
  }
}
