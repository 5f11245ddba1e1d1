package dev.mxcp.prompts.internal.value;

/** Says that an expression has no value, as an exception of Python would. */
public final class EvaluationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean limit;

  /** Creates one for an expression that is wrong for its values. */
  public EvaluationException(String message) {
    this(message, false);
  }

  private EvaluationException(String message, boolean limit) {
    super(message);
    this.limit = limit;
  }

  /** Returns one that says that a limit is exceeded. */
  public static EvaluationException limit(String message) {
    return new EvaluationException(message, true);
  }

  /** Returns whether a limit is exceeded. */
  public boolean isLimit() {
    return limit;
  }
}
