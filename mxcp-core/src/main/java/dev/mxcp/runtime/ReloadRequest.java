package dev.mxcp.runtime;

import java.util.Objects;

/**
 * Request for a reload, with work to do in it.
 *
 * @param description what it is for, for log and report; may be empty
 * @param payload runs while every connection is closed
 */
public record ReloadRequest(String description, Payload payload) {

  /** Checks that nothing is null. */
  public ReloadRequest {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(payload, "payload");
  }

  /** Returns a request that only starts a new generation. */
  public static ReloadRequest plain(String description) {
    return new ReloadRequest(description, () -> {});
  }

  /** Work to do while every connection is closed. */
  @FunctionalInterface
  public interface Payload {
    /**
     * Does the work, on a thread of the runtime.
     *
     * @throws Exception whatever goes wrong: the reload is then reported as failed, and the project
     *     is served again as it is
     */
    void run() throws Exception;
  }
}
