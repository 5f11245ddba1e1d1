package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.Position;
import org.jspecify.annotations.Nullable;

/** Says that a template could not be rendered. */
public final class RenderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final boolean limit;

  RenderException(String message, Position position, boolean limit, @Nullable Throwable cause) {
    super(message, cause);
    this.line = position.line();
    this.column = position.column();
    this.limit = limit;
  }

  /** Returns the line of the tag that failed, counted from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the tag that failed, counted from 1. */
  public int column() {
    return column;
  }

  /** Returns whether a limit was exceeded. */
  public boolean isLimit() {
    return limit;
  }
}
