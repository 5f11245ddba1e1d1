package dev.mxcp.error;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failed call as an exception.
 *
 * <p>Invokers throw it to give a failure its code and its two texts. Callers meet it where they ask
 * an outcome for its value with {@code orElseThrow()}.
 */
public final class ToolException extends MxcpException {

  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  /** A serialisable list of serialisable records. */
  private final ArrayList<Violation> violations;

  private final String diagnostic;
  private final @Nullable Duration retryAfter;

  /**
   * Creates an exception.
   *
   * @param code why there is no result
   * @param message the safe text, for the caller
   * @param diagnostic the full text, for the log: traceback, engine's message
   * @param cause what it came from; null where there is nothing
   */
  public ToolException(
      FailureCode code, String message, String diagnostic, @Nullable Throwable cause) {
    this(code, message, List.of(), diagnostic, cause);
  }

  /** Creates an exception with violations. */
  public ToolException(
      FailureCode code,
      String message,
      List<Violation> violations,
      String diagnostic,
      @Nullable Throwable cause) {
    this(code, message, violations, diagnostic, cause, null);
  }

  private ToolException(
      FailureCode code,
      String message,
      List<Violation> violations,
      String diagnostic,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter) {
    super(message, cause);
    this.retryAfter = retryAfter;
    this.code = Objects.requireNonNull(code, "code");
    this.violations = new ArrayList<>(violations);
    this.diagnostic = Objects.requireNonNull(diagnostic, "diagnostic");
  }

  /**
   * Returns an exception for a call that was stopped.
   *
   * @param code {@link FailureCode#TIMEOUT} or {@link FailureCode#CANCELLED}
   * @param cause the error that the stopped code ended with; null if there is none
   */
  public static ToolException stopped(FailureCode code, @Nullable Throwable cause) {
    String text =
        code == FailureCode.TIMEOUT
            ? "The call took longer than it may."
            : "The call was cancelled.";
    return new ToolException(code, text, text, cause);
  }

  /**
   * Returns an exception for a call beyond the limits of its endpoint.
   *
   * @param retryAfter the time after which another attempt may succeed
   */
  public static ToolException rateLimited(Duration retryAfter) {
    long millis = Math.max(1, retryAfter.toMillis());
    String wait = millis < 1_000 ? millis + " ms" : (millis + 999) / 1_000 + " s";
    String text = "Too many calls; try again in " + wait + ".";
    return new ToolException(
        FailureCode.RATE_LIMITED, text, List.of(), text, null, Duration.ofMillis(millis));
  }

  /** Returns a copy with other texts and another cause. */
  public ToolException with(
      String safe, List<Violation> changed, String full, @Nullable Throwable origin) {
    return new ToolException(code, safe, changed, full, origin, retryAfter);
  }

  /** Returns the time after which another attempt may succeed; empty if that is not known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Returns the reason for the failure. */
  public FailureCode code() {
    return code;
  }

  /** Returns the violations of the arguments or the result; empty for other failures. */
  public List<Violation> violations() {
    return Collections.unmodifiableList(violations);
  }

  /** Returns the full text for the log: it may hold SQL, paths and a traceback. */
  public String diagnostic() {
    return diagnostic;
  }
}
