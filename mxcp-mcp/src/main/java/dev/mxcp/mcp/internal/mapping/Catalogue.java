package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.Mxcp;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.User;
import org.jspecify.annotations.Nullable;

/** What a user may see; every list and every completion goes by it. */
final class Catalogue {

  private final Mxcp mxcp;

  Catalogue(Mxcp mxcp) {
    this.mxcp = mxcp;
  }

  /** Returns the endpoints that a user may call at all. */
  EndpointRegistry of(@Nullable User user) {
    return mxcp.catalogue(user);
  }

  /** Returns all endpoints, hidden ones included: whoever calls one is denied by the call. */
  EndpointRegistry all() {
    return mxcp.registry();
  }
}
