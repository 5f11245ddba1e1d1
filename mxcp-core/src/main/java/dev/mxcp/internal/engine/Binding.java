package dev.mxcp.internal.engine;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.spi.PreparedEndpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with all that a call of it needs, compiled once.
 *
 * @param entry the endpoint as the registry shows it
 * @param arguments converts and checks arguments
 * @param results checks results
 * @param prepared runs it, with the interceptors around; null where it cannot be called
 */
record Binding(
    EndpointEntry entry,
    ArgumentCodec arguments,
    ResultCodec results,
    @Nullable PreparedEndpoint prepared) {

  Endpoint endpoint() {
    return entry.endpoint();
  }

  /** Returns the endpoint's own limit; null where it declares none. */
  @Nullable Duration timeout() {
    return endpoint() instanceof SourcedEndpoint implemented ? implemented.timeout() : null;
  }
}
