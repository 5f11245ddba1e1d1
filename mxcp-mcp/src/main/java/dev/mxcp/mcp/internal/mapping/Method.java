package dev.mxcp.mcp.internal.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers requests of one kind. Thread-safe. */
@FunctionalInterface
public interface Method {

  /**
   * Answers a request.
   *
   * @return the result as the protocol has it
   * @throws ProtocolException if there is none
   */
  Map<String, @Nullable Object> answer(Params params, Peer peer);
}
