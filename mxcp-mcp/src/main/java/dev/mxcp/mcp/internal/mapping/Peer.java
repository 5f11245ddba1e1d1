package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.mcp.client.McpClient;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The client of one request, as methods see it. */
public interface Peer extends McpClient {

  /** Returns the user; null for an anonymous one. */
  @Nullable User user();

  /** Returns the id of the session. */
  String session();

  /** Returns the transport: {@code http} or {@code stdio}. */
  String callerType();

  /** Returns the headers that tools may see. */
  Map<String, String> headers();

  /** Returns what stops the request. */
  Cancellation cancellation();

  /** Sends a notification that belongs to the request; never blocks, never throws. */
  void notify(String method, Map<String, ? extends @Nullable Object> params);

  /** Returns the least level of messages that the client wants. */
  LogLevel logLevel();

  /** Sets the least level of messages for the whole session. */
  void logLevel(LogLevel level);

  /** Remembers that the client wants to hear of changes of a resource. */
  void subscribe(String uri);

  /** Forgets what {@link #subscribe} remembered. */
  void unsubscribe(String uri);
}
