package dev.mxcp.mcp.internal.session;

import dev.mxcp.mcp.internal.mapping.LogLevel;
import dev.mxcp.mcp.internal.mapping.Peer;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession.McpStreamableServerSessionStream;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A request that is being answered; the peer of its method. */
public final class RunningRequest implements Peer {

  private static final String KEY = "dev.mxcp.mcp.request";
  private static final TypeRef<Map<String, @Nullable Object>> OBJECT = new TypeRef<>() {};
  private static final Map<String, String> CAPABILITIES =
      Map.of(
          "sampling/createMessage", "sampling",
          "elicitation/create", "elicitation",
          "roots/list", "roots");

  private final Session session;
  private final McpSchema.JSONRPCRequest request;
  private final McpStreamableServerSessionStream stream;
  private final @Nullable User user;
  private final Map<String, String> headers;
  private final Cancellation cancellation = new Cancellation();

  RunningRequest(
      Session session,
      McpSchema.JSONRPCRequest request,
      McpStreamableServerSessionStream stream,
      @Nullable User user,
      Map<String, String> headers) {
    this.session = session;
    this.request = request;
    this.stream = stream;
    this.user = user;
    this.headers = headers;
  }

  /** Returns the request that the SDK is handling. */
  static RunningRequest of(McpTransportContext context) {
    return (RunningRequest) context.get(KEY);
  }

  /** Answers the request on this thread, and ends its stream. */
  public void run() {
    try {
      stream
          .handle(request)
          .contextWrite(
              context ->
                  context.put(
                      McpTransportContext.KEY, McpTransportContext.create(Map.of(KEY, this))))
          .block();
    } finally {
      session.ended(this);
    }
  }

  /** Ends the request without running it: the answer says why. */
  public void refuse(int code, String message, Outlet outlet) {
    outlet.send(Wire.error(request.id(), code, message), true);
    stream.close();
    session.ended(this);
  }

  /** Stops it. */
  public void cancel() {
    cancellation.cancel();
  }

  Object id() {
    return request.id();
  }

  @Override
  public @Nullable User user() {
    return user;
  }

  @Override
  public String session() {
    return session.id();
  }

  @Override
  public String callerType() {
    return session.callerType();
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void notify(String method, Map<String, ? extends @Nullable Object> params) {
    stream.sendNotification(method, params).subscribe(sent -> {}, failed -> {});
  }

  @Override
  public LogLevel logLevel() {
    return session.logLevel();
  }

  @Override
  public void logLevel(LogLevel level) {
    session.logLevel(level);
  }

  @Override
  public void subscribe(String uri) {
    session.subscribe(uri);
  }

  @Override
  public void unsubscribe(String uri) {
    session.unsubscribe(uri);
  }

  @Override
  public boolean supports(String capability) {
    return session.supports(capability);
  }

  @Override
  public Map<String, @Nullable Object> request(
      String method, Map<String, ? extends @Nullable Object> params) {
    String capability = CAPABILITIES.get(method);
    if (capability != null && !supports(capability)) {
      throw new IllegalStateException("The client has not declared the capability " + capability);
    }
    CompletableFuture<Map<String, @Nullable Object>> answer =
        stream.sendRequest(method, params, OBJECT).toFuture();
    try (Cancellation.Registration registration =
        cancellation.onCancel(() -> answer.cancel(true))) {
      return answer.get();
    } catch (CancellationException e) {
      throw new IllegalStateException("The call was cancelled while the client was asked", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The client did not answer " + method, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the client was asked", e);
    }
  }
}
