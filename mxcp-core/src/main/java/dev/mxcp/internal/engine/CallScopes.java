package dev.mxcp.internal.engine;

import dev.mxcp.spi.CallListener;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What is open around one invocation on its thread: names for the log, and listeners' scopes. */
final class CallScopes implements AutoCloseable {

  /** The key of the id of a call in the mapped diagnostic context. */
  static final String CALL = "mxcp.call";

  /** The key of the name or URI of the endpoint. */
  static final String ENDPOINT = "mxcp.endpoint";

  private final @Nullable String outerCall = MDC.get(CALL);
  private final @Nullable String outerEndpoint = MDC.get(ENDPOINT);
  private final Deque<CallListener.Scope> scopes = new ArrayDeque<>(0);

  private CallScopes() {}

  static CallScopes open(Calls calls, RunningCall call) {
    CallScopes opened = new CallScopes();
    MDC.put(CALL, call.id());
    MDC.put(ENDPOINT, call.target());
    if (calls.hasListeners()) {
      calls.tell(listener -> opened.scopes.push(listener.invoking(call)));
    }
    return opened;
  }

  @Override
  public void close() {
    for (CallListener.Scope scope : scopes) {
      try {
        scope.close();
      } catch (Throwable e) {
        LoggerFactory.getLogger(CallScopes.class).warn("A scope of a call listener failed", e);
      }
    }
    restore(CALL, outerCall);
    restore(ENDPOINT, outerEndpoint);
  }

  private static void restore(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
