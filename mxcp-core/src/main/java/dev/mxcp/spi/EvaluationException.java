package dev.mxcp.spi;

/**
 * Thrown if a condition cannot be evaluated. Its message goes to the log, so it holds no value of a
 * variable; neither does its cause.
 */
public final class EvaluationException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public EvaluationException(String message) {
    super(message);
  }
}
