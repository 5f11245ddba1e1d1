package dev.mxcp.spi;

import dev.mxcp.error.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint that is ready to run. Thread-safe. */
@FunctionalInterface
public interface PreparedEndpoint {

  /**
   * Runs the endpoint once, on the calling thread.
   *
   * <p>It watches {@code invocation.context().cancellation()}, which covers the deadline too, and
   * ends soon after it was cancelled; what it throws then does not matter.
   *
   * @return the result: null, String, Boolean, numbers, Map with String keys, List, and what {@code
   *     docs/types.md} lists beyond
   * @throws dev.mxcp.error.ToolException to say what the caller and the log shall read
   * @throws Exception anything else: the caller reads that the tool failed, the log gets all of it
   */
  @Nullable Object invoke(Invocation invocation) throws Exception;

  /**
   * Runs the endpoint once and passes the result to a sink; the contract of {@link #invoke}
   * applies.
   *
   * <p>Only for callers who write the result away, and worth overriding only where a list may be
   * larger than memory: give each item as soon as it is there. Nothing is run twice after the first
   * item.
   *
   * @param sink takes the result before this method returns
   * @throws Exception as {@link #invoke} does
   */
  default void stream(Invocation invocation, ResultSink sink) throws Exception {
    sink.value(invoke(invocation));
  }

  /** Returns warnings about the endpoint, which do not prevent calls. */
  default List<Problem> warnings() {
    return List.of();
  }
}
