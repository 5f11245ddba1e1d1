package dev.mxcp.prompts.internal.syntax;

/** Says that a text is no template or expression. */
public final class SyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Position position;

  /** Creates one with a text for the author of the template. */
  public SyntaxException(String message, Position position) {
    super(message);
    this.position = position;
  }

  /** Returns the text. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Returns the place that is wrong. */
  public Position position() {
    return position;
  }
}
