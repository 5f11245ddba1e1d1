package dev.mxcp.mcp.internal.session;

import dev.mxcp.mcp.internal.mapping.LogLevel;
import dev.mxcp.mcp.internal.mapping.ProtocolException;
import dev.mxcp.runtime.User;
import io.modelcontextprotocol.server.McpRequestHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One client's session. Thread-safe. */
public final class Session {

  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
  private static final int MOST_SUBSCRIPTIONS = 1_000;

  private final String id;
  private final String callerType;
  private final @Nullable User user;
  private final McpStreamableServerSession sdk;
  private final Map<Object, RunningRequest> running = new ConcurrentHashMap<>();
  private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile Map<String, @Nullable Object> capabilities = Map.of();
  private volatile LogLevel logLevel = LogLevel.INFO;
  private volatile long lastUsed = System.nanoTime();

  Session(
      String id,
      String callerType,
      @Nullable User user,
      Map<String, McpRequestHandler<?>> handlers) {
    this.id = id;
    this.callerType = callerType;
    this.user = user;
    this.sdk = new McpStreamableServerSession(id, null, null, LONGEST_ANSWER, handlers, Map.of());
  }

  /** Returns the id, which only its client knows. */
  public String id() {
    return id;
  }

  String callerType() {
    return callerType;
  }

  /** Returns whose session it is; null for an anonymous one. */
  public @Nullable User user() {
    return user;
  }

  /** Sets what the client can do. */
  public void capabilities(Map<String, @Nullable Object> declared) {
    capabilities = Map.copyOf(declared);
  }

  /**
   * Begins to answer a request.
   *
   * @param caller whose request it is; null for an anonymous one
   * @param headers that tools may see
   * @throws ProtocolException if a request of the same id is running
   */
  public RunningRequest begin(
      McpSchema.JSONRPCRequest request,
      Outlet outlet,
      @Nullable User caller,
      Map<String, String> headers) {
    touch();
    RunningRequest begun =
        new RunningRequest(
            this, request, sdk.responseStream(new OutletTransport(outlet)), caller, headers);
    if (running.putIfAbsent(request.id(), begun) != null) {
      throw new ProtocolException(
          ProtocolException.INVALID_REQUEST, "A request with this id is running", null);
    }
    return begun;
  }

  void ended(RunningRequest request) {
    running.remove(request.id(), request);
    touch();
  }

  /** Takes a notification of the client. */
  public void accept(McpSchema.JSONRPCNotification notification) {
    touch();
    if (notification.method().equals("notifications/cancelled")
        && notification.params() instanceof Map<?, ?> params
        && params.get("requestId") != null) {
      RunningRequest request = running.get(params.get("requestId"));
      if (request != null) {
        request.cancel();
      }
    }
  }

  /** Takes the client's answer to a request of the server; one that nobody waits for is dropped. */
  public void accept(McpSchema.JSONRPCResponse response) {
    touch();
    sdk.accept(response).subscribe(taken -> {}, unknown -> {});
  }

  /**
   * Sends what belongs to no request to an outlet from now on.
   *
   * @return ends that
   */
  public Runnable listen(Outlet outlet) {
    touch();
    McpStreamableServerSessionStream stream = sdk.listeningStream(new OutletTransport(outlet));
    return stream::close;
  }

  /** Returns whether the client listens to what belongs to no request. */
  boolean isListening() {
    return sdk.hasListeningStream();
  }

  void notify(String method, Map<String, ? extends @Nullable Object> params) {
    if (isListening()) {
      sdk.sendNotification(method, params).subscribe(sent -> {}, failed -> {});
    }
  }

  /** Tells the client that the resources which it subscribed to may have changed. */
  void notifySubscriptions() {
    for (String uri : List.copyOf(subscriptions)) {
      notify("notifications/resources/updated", Map.of("uri", uri));
    }
  }

  /** Returns whether nothing runs, nobody listens, and nothing came for a while. */
  boolean isIdle(Duration time) {
    return running.isEmpty() && !isListening() && System.nanoTime() - lastUsed > time.toNanos();
  }

  long lastUsed() {
    return lastUsed;
  }

  boolean isBusy() {
    return !running.isEmpty();
  }

  /** Says that the client has shown itself. */
  public void touch() {
    lastUsed = System.nanoTime();
  }

  /** Stops what runs. */
  public void cancelAll() {
    running.values().forEach(RunningRequest::cancel);
  }

  /** Stops what runs and ends every stream. */
  public void close() {
    cancelAll();
    sdk.close();
  }

  LogLevel logLevel() {
    return logLevel;
  }

  void logLevel(LogLevel level) {
    logLevel = level;
  }

  void subscribe(String uri) {
    if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
      throw ProtocolException.params("There are too many subscriptions");
    }
    subscriptions.add(uri);
  }

  void unsubscribe(String uri) {
    subscriptions.remove(uri);
  }

  boolean supports(String capability) {
    return capabilities.get(capability) != null;
  }
}
