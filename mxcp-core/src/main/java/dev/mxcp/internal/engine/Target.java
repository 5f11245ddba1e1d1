package dev.mxcp.internal.engine;

import dev.mxcp.definition.EndpointKind;

/** What a call names. */
sealed interface Target {

  /** An endpoint by its kind and id. */
  record Named(EndpointKind kind, String id) implements Target {}

  /** A resource by a concrete URI. */
  record Uri(String uri) implements Target {}
}
