package dev.mxcp.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a runtime cannot be built with the given options, whatever the project's files contain.
 */
public final class ConfigException extends MxcpException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception with a message that says what to do. */
  public ConfigException(String message) {
    super(message, null);
  }

  /** Creates an exception with a message that says what to do, and its cause. */
  public ConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
