package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.interpret.InterpretException;
import org.jspecify.annotations.Nullable;

/** Says that a template could not be rendered; Jinjava lets it through as one of its own. */
public final class RenderException extends InterpretException {

  private static final long serialVersionUID = 1L;

  private final boolean limit;

  RenderException(String message, int line, boolean limit, @Nullable Throwable cause) {
    super(message, cause, line, 0);
    this.limit = limit;
  }

  /** Returns whether a limit was exceeded. */
  public boolean isLimit() {
    return limit;
  }
}
