package dev.mxcp.runtime;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and until when: it goes along with a call to wherever the call goes.
 *
 * @param user who calls; null for an anonymous call
 * @param headers headers of the request that led to the call; names in any case, immutable
 * @param deadline until when the call may take
 * @param cancellation what stops the call, its deadline included
 * @param events where progress and messages go
 */
public record CallContext(
    @Nullable User user,
    Map<String, String> headers,
    Deadline deadline,
    Cancellation cancellation,
    CallEvents events) {

  /** No user, no headers, no deadline; never cancelled. */
  public static final CallContext NONE =
      new CallContext(null, Map.of(), Deadline.NONE, Cancellation.NEVER, CallEvents.NOOP);

  /** Copies the headers. */
  public CallContext {
    headers = headers.isEmpty() ? Map.of() : anyCase(headers);
  }

  private static Map<String, String> anyCase(Map<String, String> headers) {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return Collections.unmodifiableMap(copy);
  }

  /** Returns a header by its name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns the user and the names of the headers; no value of a header. */
  @Override
  public String toString() {
    return "CallContext[user=" + user + ", headers=" + headers.keySet() + ", " + deadline + "]";
  }
}
