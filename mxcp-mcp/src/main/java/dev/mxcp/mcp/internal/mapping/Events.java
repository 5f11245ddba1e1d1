package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.mcp.client.McpClient;
import dev.mxcp.runtime.CallEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends what a tool reports while it runs to the client that called it. */
final class Events implements CallEvents, McpClient {

  private final String name;
  private final @Nullable Object progressToken;
  private final Peer peer;
  private double last = Double.NEGATIVE_INFINITY;

  /**
   * Creates a receiver.
   *
   * @param name of the endpoint, as the logger of its messages
   * @param progressToken from the request; null if the client wants no progress
   */
  Events(String name, @Nullable Object progressToken, Peer peer) {
    this.name = name;
    this.progressToken = progressToken;
    this.peer = peer;
  }

  @Override
  public void progress(double progress, @Nullable Double total, @Nullable String message) {
    if (progressToken == null || !isFurther(progress)) {
      return;
    }
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("progressToken", progressToken);
    params.put("progress", number(progress));
    if (total != null && Double.isFinite(total)) {
      params.put("total", number(total));
    }
    if (message != null) {
      params.put("message", message);
    }
    peer.notify("notifications/progress", params);
  }

  /** The protocol wants progress to increase. */
  private synchronized boolean isFurther(double progress) {
    if (!Double.isFinite(progress) || progress <= last) {
      return false;
    }
    last = progress;
    return true;
  }

  private static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : value;
  }

  @Override
  public void message(String level, String message) {
    LogLevel known = LogLevel.of(level).orElse(LogLevel.INFO);
    if (known.compareTo(peer.logLevel()) < 0) {
      return;
    }
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    params.put("level", known.id());
    params.put("logger", name);
    params.put("data", message);
    peer.notify("notifications/message", params);
  }

  @Override
  public boolean supports(String capability) {
    return peer.supports(capability);
  }

  @Override
  public Map<String, @Nullable Object> request(
      String method, Map<String, ? extends @Nullable Object> params) {
    return peer.request(method, params);
  }
}
