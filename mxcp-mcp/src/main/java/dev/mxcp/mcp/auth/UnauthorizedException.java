package dev.mxcp.mcp.auth;

import org.jspecify.annotations.Nullable;

/** Thrown to refuse a request because of its sender, before its body is read. */
public final class UnauthorizedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String challenge;

  /**
   * Creates a refusal.
   *
   * @param status 401 if other credentials may help, 403 if they do not suffice, 503 if they cannot
   *     be checked at the moment
   * @param message safe for the client
   * @param challenge the header {@code WWW-Authenticate}; null for none
   */
  public UnauthorizedException(int status, String message, @Nullable String challenge) {
    super(message);
    if (status != 401 && status != 403 && status != 503) {
      throw new IllegalArgumentException("The status is 401, 403 or 503, not " + status);
    }
    this.status = status;
    this.challenge = challenge;
  }

  /** Returns the status of the answer. */
  public int status() {
    return status;
  }

  /** Returns the header {@code WWW-Authenticate}; null for none. */
  public @Nullable String challenge() {
    return challenge;
  }
}
