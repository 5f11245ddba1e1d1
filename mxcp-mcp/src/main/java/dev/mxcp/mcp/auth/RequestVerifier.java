package dev.mxcp.mcp.auth;

import dev.mxcp.runtime.User;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Decides who sends an HTTP request, before anything of it is read. Thread-safe. */
@FunctionalInterface
public interface RequestVerifier {

  /** Takes every request as anonymous. */
  RequestVerifier ANONYMOUS = request -> null;

  /**
   * Returns who sends a request; null for an anonymous user.
   *
   * @throws UnauthorizedException if the request is refused
   */
  @Nullable User verify(HttpServletRequest request) throws UnauthorizedException;
}
