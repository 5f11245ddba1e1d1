package dev.mxcp.error;

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
  private final transient List<Violation> violations;
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
    this.violations = List.copyOf(violations);
    this.diagnostic = Objects.requireNonNull(diagnostic, "diagnostic");
  }

  /** Returns why there is no result. */
  public FailureCode code() {
    return code;
  }

  /** Returns how the arguments or the result do not fit; empty for other failures. */
  public List<Violation> violations() {
    return violations;
  }

  /** Returns the full text for the log: it may hold SQL, paths and a traceback. */
  public String diagnostic() {
    return diagnostic;
  }
}
