package dev.mxcp.micrometer;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.StatementListener;
import dev.mxcp.spi.Invocation;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The context of the observation of an invoker's work; what propagates traces writes their headers
 * into its carrier, such as {@code traceparent}.
 */
public final class InvocationObservationContext extends SenderContext<Map<String, String>> {

  private final Invocation invocation;
  private volatile boolean ok;

  InvocationObservationContext(Invocation invocation) {
    super((carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value), Kind.CLIENT);
    this.invocation = invocation;
    setCarrier(new LinkedHashMap<>());
  }

  /** Returns the call as the invoker sees it, without the headers of the trace. */
  public Invocation invocation() {
    return invocation;
  }

  /** Returns whether the invoker has returned a result. */
  public boolean isOk() {
    return ok;
  }

  void succeeded() {
    ok = true;
  }

  /**
   * Returns the invocation with the headers of the trace, which replace those of the caller, and
   * with a listener of its statements.
   */
  Invocation propagated(StatementListener statements) {
    Map<String, String> trace = Objects.requireNonNull(getCarrier());
    CallContext.Builder context = invocation.context().toBuilder().statements(statements);
    if (!trace.isEmpty()) {
      Map<String, String> headers = new LinkedHashMap<>(invocation.context().headers());
      headers.keySet().removeIf(name -> trace.keySet().stream().anyMatch(name::equalsIgnoreCase));
      headers.putAll(trace);
      context.headers(headers);
    }
    return invocation.withContext(context.build());
  }
}
