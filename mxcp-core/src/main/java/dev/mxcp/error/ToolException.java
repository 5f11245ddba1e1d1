package dev.mxcp.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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

  /** Creates an exception with the violations that it is about. */
  public ToolException(
      FailureCode code,
      String message,
      List<Violation> violations,
      String diagnostic,
      @Nullable Throwable cause) {
    super(message, cause);
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

  /** Returns why there is no result. */
  public FailureCode code() {
    return code;
  }

  /** Returns how the arguments or the result do not fit; empty for other failures. */
  public List<Violation> violations() {
    return Collections.unmodifiableList(violations);
  }

  /** Returns the full text for the log: it may hold SQL, paths and a traceback. */
  public String diagnostic() {
    return diagnostic;
  }
}
