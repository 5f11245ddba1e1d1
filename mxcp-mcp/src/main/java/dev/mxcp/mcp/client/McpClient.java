package dev.mxcp.mcp.client;

import dev.mxcp.runtime.CallContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The MCP client behind a call, for tools that send it requests while they run.
 *
 * <pre>{@code
 * McpClient client = McpClient.of(invocation.context()).orElseThrow();
 * Map<String, Object> answer = client.request("sampling/createMessage", params);
 * }</pre>
 *
 * <p>Thread-safe. Not intended to be implemented by users of the library.
 */
public interface McpClient {

  /** Returns the client of a call; empty if the call did not come through MCP. */
  static Optional<McpClient> of(CallContext context) {
    return context.events().unwrap(McpClient.class);
  }

  /**
   * Returns whether the client has declared a capability.
   *
   * @param capability such as {@code sampling}, {@code elicitation} or {@code roots}
   */
  boolean supports(String capability);

  /**
   * Sends a request to the client and waits for the answer, until the call ends.
   *
   * @param method such as {@code sampling/createMessage} or {@code elicitation/create}
   * @param params the parameters, as maps, lists and single values
   * @return the result as maps and lists
   * @throws IllegalStateException if the client has not declared the capability that the method
   *     needs, refuses, or is gone
   */
  Map<String, @Nullable Object> request(
      String method, Map<String, ? extends @Nullable Object> params);
}
