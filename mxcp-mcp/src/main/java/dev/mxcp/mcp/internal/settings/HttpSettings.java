package dev.mxcp.mcp.internal.settings;

import dev.mxcp.mcp.auth.RequestVerifier;
import java.time.Duration;
import java.util.Set;

/**
 * The options that hold for HTTP.
 *
 * @param hosts names that the header {@code Host} may have beside loopback's, in lower case
 * @param origins what the header {@code Origin} may be beside loopback's, in lower case
 * @param verifier decides who sends a request
 * @param stateless whether there are no sessions
 * @param maxBody the most bytes of a request
 * @param maxSessions the most sessions
 * @param sessionIdle how long a session lives without a sign of its client
 */
public record HttpSettings(
    Set<String> hosts,
    Set<String> origins,
    RequestVerifier verifier,
    boolean stateless,
    int maxBody,
    int maxSessions,
    Duration sessionIdle) {

  /** Copies the sets. */
  public HttpSettings {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
  }
}
