package dev.mxcp.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a project, found before any call.
 *
 * @param severity whether the endpoint can be used all the same
 * @param code the stable code, for programs
 * @param position where it stands
 * @param message what is wrong, in a sentence without the position
 * @param hint what to do about it; null where the message says it all
 * @param endpoint the tool name, resource URI or prompt name that is concerned; null where it is a
 *     matter of the whole file or project
 */
public record Problem(
    Severity severity,
    ProblemCode code,
    SourcePosition position,
    String message,
    @Nullable String hint,
    @Nullable String endpoint) {

  /** The severity of a problem. */
  public enum Severity {
    /** The endpoint, or the file, cannot be used. */
    ERROR,
    /** It can be used, but is probably not what its author meant. */
    WARNING
  }

  /** Checks that nothing but the hint and the endpoint is null. */
  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(message, "message");
  }

  /** Returns an error without a hint that concerns a whole file. */
  public static Problem error(ProblemCode code, SourcePosition position, String message) {
    return new Problem(Severity.ERROR, code, position, message, null, null);
  }

  /** Returns a warning without a hint that concerns a whole file. */
  public static Problem warning(ProblemCode code, SourcePosition position, String message) {
    return new Problem(Severity.WARNING, code, position, message, null, null);
  }

  /** Returns a copy with a hint on what to do. */
  public Problem withHint(@Nullable String text) {
    return new Problem(severity, code, position, message, text, endpoint);
  }

  /** Returns a copy that belongs to the given endpoint. */
  public Problem withEndpoint(String name) {
    return new Problem(severity, code, position, message, hint, name);
  }

  /** Returns whether the endpoint, or the file, cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns {@code file:line:column: error [code] path: message (hint)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(position).append(": ").append(severity == Severity.ERROR ? "error" : "warning");
    text.append(" [").append(code.id()).append("] ");
    if (!position.path().isEmpty()) {
      text.append(position.path()).append(": ");
    }
    text.append(message);
    if (hint != null) {
      text.append(" Hint: ").append(hint);
    }
    return text.toString();
  }
}
