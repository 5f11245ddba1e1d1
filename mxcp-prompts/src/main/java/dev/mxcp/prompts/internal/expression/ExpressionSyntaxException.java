package dev.mxcp.prompts.internal.expression;

/** Says that a text is no expression. */
public final class ExpressionSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates one with a text for the author of the template. */
  public ExpressionSyntaxException(String message) {
    super(message);
  }
}
