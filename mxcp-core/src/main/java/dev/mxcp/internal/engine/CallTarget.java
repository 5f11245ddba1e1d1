package dev.mxcp.internal.engine;

import dev.mxcp.definition.EndpointKind;
import org.jspecify.annotations.Nullable;

/** What a call names; a null id is a caller's mistake that its outcome tells. */
sealed interface CallTarget {

  EndpointKind kind();

  @Nullable String id();

  /** An endpoint by its kind and id. */
  record Named(EndpointKind kind, @Nullable String id) implements CallTarget {}

  /** A resource by a concrete URI. */
  record Uri(@Nullable String id) implements CallTarget {
    @Override
    public EndpointKind kind() {
      return EndpointKind.RESOURCE;
    }
  }
}
