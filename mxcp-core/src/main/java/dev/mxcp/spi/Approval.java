package dev.mxcp.spi;

import dev.mxcp.definition.Tool;
import dev.mxcp.runtime.CallContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Approval of calls of destructive tools: those with {@code destructiveHint: true}.
 *
 * <p>Register it with {@code Mxcp.builder().approval(...)}. The call waits for the answer until its
 * deadline, or until it is cancelled. Whatever is not a yes denies: a no, null, an exception.
 * Thread-safe.
 */
@FunctionalInterface
public interface Approval {

  /**
   * Requests an approval, without waiting for the answer.
   *
   * @return completes with the answer
   */
  CompletionStage<Boolean> ask(Request request);

  /** A call that needs an approval. Not intended to be implemented by clients. */
  interface Request {

    /** Returns the tool. */
    Tool tool();

    /**
     * Returns the arguments for display: converted, with defaults; sensitive values and known
     * secrets are redacted.
     */
    Map<String, @Nullable Object> arguments();

    /** Returns the caller and the deadline. */
    CallContext context();
  }
}
