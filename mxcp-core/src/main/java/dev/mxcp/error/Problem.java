package dev.mxcp.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A problem of a project, found before any call. Immutable. */
public final class Problem {

  private final Severity severity;
  private final ProblemCode code;
  private final SourcePosition position;
  private final String message;
  private final @Nullable String hint;
  private final @Nullable String endpoint;

  private Problem(
      Severity severity,
      ProblemCode code,
      SourcePosition position,
      String message,
      @Nullable String hint,
      @Nullable String endpoint) {
    this.severity = Objects.requireNonNull(severity, "severity");
    this.code = Objects.requireNonNull(code, "code");
    this.position = Objects.requireNonNull(position, "position");
    this.message = Objects.requireNonNull(message, "message");
    this.hint = hint;
    this.endpoint = endpoint;
  }

  /** The severity of a problem. */
  public enum Severity {
    /** The endpoint, or the file, cannot be used. */
    ERROR,
    /** It can be used, but is probably not what its author meant. */
    WARNING
  }

  /** Returns a problem without a hint that concerns a whole file. */
  public static Problem of(
      Severity severity, ProblemCode code, SourcePosition position, String message) {
    return new Problem(severity, code, position, message, null, null);
  }

  /** Returns an error without a hint that concerns a whole file. */
  public static Problem error(ProblemCode code, SourcePosition position, String message) {
    return of(Severity.ERROR, code, position, message);
  }

  /** Returns a warning without a hint that concerns a whole file. */
  public static Problem warning(ProblemCode code, SourcePosition position, String message) {
    return of(Severity.WARNING, code, position, message);
  }

  /** Returns a copy with a hint on what to do. */
  public Problem withHint(@Nullable String text) {
    return new Problem(severity, code, position, message, text, endpoint);
  }

  /** Returns a copy that belongs to an endpoint; null for the whole file or project. */
  public Problem withEndpoint(@Nullable String name) {
    return new Problem(severity, code, position, message, hint, name);
  }

  /** Returns whether the endpoint can be used all the same. */
  public Severity severity() {
    return severity;
  }

  /** Returns the stable code, for programs. */
  public ProblemCode code() {
    return code;
  }

  /** Returns where it stands. */
  public SourcePosition position() {
    return position;
  }

  /** Returns what is wrong, in a sentence without the position. */
  public String message() {
    return message;
  }

  /** Returns what to do about it; null where the message says it all. */
  public @Nullable String hint() {
    return hint;
  }

  /**
   * Returns the tool name, resource URI or prompt name that is concerned; null where it is a matter
   * of the whole file or project.
   */
  public @Nullable String endpoint() {
    return endpoint;
  }

  /** Returns whether the endpoint, or the file, cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns whether the other one says the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Problem problem
        && severity == problem.severity
        && code == problem.code
        && position.equals(problem.position)
        && message.equals(problem.message)
        && Objects.equals(hint, problem.hint)
        && Objects.equals(endpoint, problem.endpoint);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, code, position, message, hint, endpoint);
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
