package dev.mxcp.internal.engine;

import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ResultSink;
import org.jspecify.annotations.Nullable;

/** An endpoint with an interceptor around it. */
record Intercepted(CallInterceptor interceptor, PreparedEndpoint next) implements PreparedEndpoint {

  @Override
  public @Nullable Object invoke(Invocation invocation) throws Exception {
    return interceptor.intercept(invocation, next);
  }

  @Override
  public void stream(Invocation invocation, ResultSink sink) throws Exception {
    interceptor.stream(invocation, next, sink);
  }
}
