package dev.mxcp.spi;

import org.jspecify.annotations.Nullable;

/**
 * Interceptor around the invoker of every call: may refuse the call, change its arguments or its
 * result.
 *
 * <p>It sees converted arguments; what it returns is checked against the declared type.
 * Interceptors run in the order of their registration, the first one outermost. Thread-safe.
 */
@FunctionalInterface
public interface CallInterceptor {

  /**
   * Intercepts a call.
   *
   * @param invocation the call
   * @param next the rest of the way; call it at most once
   * @return the result
   * @throws dev.mxcp.error.ToolException to end the call with a code and texts of its own
   * @throws Exception anything else ends the call as failed
   */
  @Nullable Object intercept(Invocation invocation, PreparedEndpoint next) throws Exception;

  /**
   * Intercepts a call whose result is streamed.
   *
   * <p>As it stands, {@link #intercept} gets the result as a whole, in memory. An interceptor that
   * does not look at results does its work here too, and ends with {@code next.stream(invocation,
   * sink)}.
   *
   * @param next the rest of the way; call it at most once
   * @param sink takes the result before this method returns
   * @throws Exception as {@link #intercept} does
   */
  default void stream(Invocation invocation, PreparedEndpoint next, ResultSink sink)
      throws Exception {
    sink.value(intercept(invocation, next));
  }
}
