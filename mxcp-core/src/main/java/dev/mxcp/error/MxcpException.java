package dev.mxcp.error;

import org.jspecify.annotations.Nullable;

/**
 * Base class of the exceptions of this library.
 *
 * <p>The message is safe to show to whoever caused the failure: it holds no secret, no stack trace
 * and no SQL. Failures of a call come as an {@code Outcome} and not as an exception.
 */
public abstract sealed class MxcpException extends RuntimeException
    permits ConfigException, DatabaseException, LoadException, ToolException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception with its message and, if there is one, its cause. */
  protected MxcpException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
