package dev.mxcp.mcp.auth;

import dev.mxcp.runtime.User;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Verifier of HTTP requests: determines the user before the body is read. Thread-safe. */
@FunctionalInterface
public interface RequestVerifier {

  /** A verifier that treats every request as anonymous. */
  RequestVerifier ANONYMOUS = request -> null;

  /**
   * Returns the user who sends a request; null for an anonymous user.
   *
   * @throws UnauthorizedException if the request is refused
   */
  @Nullable User verify(HttpServletRequest request) throws UnauthorizedException;
}
