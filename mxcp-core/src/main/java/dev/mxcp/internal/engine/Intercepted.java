package dev.mxcp.internal.engine;

import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ResultSink;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with an interceptor around it; what lies behind the interceptor does not run any more
 * once the call is cancelled.
 */
record Intercepted(CallInterceptor interceptor, PreparedEndpoint next) implements PreparedEndpoint {

  Intercepted(CallInterceptor interceptor, PreparedEndpoint next) {
    this.interceptor = interceptor;
    this.next = new WhileActive(next);
  }

  @Override
  public @Nullable Object invoke(Invocation invocation) throws Exception {
    return interceptor.intercept(invocation, next);
  }

  @Override
  public void stream(Invocation invocation, ResultSink sink) throws Exception {
    interceptor.stream(invocation, next, sink);
  }

  private record WhileActive(PreparedEndpoint endpoint) implements PreparedEndpoint {

    @Override
    public @Nullable Object invoke(Invocation invocation) throws Exception {
      invocation.context().requireActive();
      return endpoint.invoke(invocation);
    }

    @Override
    public void stream(Invocation invocation, ResultSink sink) throws Exception {
      invocation.context().requireActive();
      endpoint.stream(invocation, sink);
    }
  }
}
