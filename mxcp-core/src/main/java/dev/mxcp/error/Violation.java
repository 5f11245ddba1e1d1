package dev.mxcp.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * A violation of a declared type by a value.
 *
 * @param path where in the arguments or in the result, such as {@code items[3].email}; empty for
 *     the value itself
 * @param message what was expected and what was found, without the path; values of sensitive types
 *     are left out
 */
public record Violation(String path, String message) implements Serializable {

  /** Checks that nothing is null. */
  public Violation {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }

  /** Returns {@code path: message}. */
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
