package dev.mxcp.mcp.internal.session;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import reactor.core.publisher.Mono;

/** An {@link Outlet} as sessions of the SDK want it. */
final class OutletTransport implements McpStreamableServerTransport {

  private final Outlet outlet;

  OutletTransport(Outlet outlet) {
    this.outlet = outlet;
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return Mono.fromRunnable(
        () -> outlet.send(message, !(message instanceof McpSchema.JSONRPCNotification)));
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, String messageId) {
    return sendMessage(message);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(outlet::end);
  }

  @Override
  public void close() {
    outlet.end();
  }

  /** Answers of clients are maps, and stay maps. */
  @Override
  @SuppressWarnings("unchecked")
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return (T) data;
  }
}
