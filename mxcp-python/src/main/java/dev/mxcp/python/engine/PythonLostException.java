package dev.mxcp.python.engine;

/** Thrown if an interpreter ended before it answered a request. */
public final class PythonLostException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean delivered;

  /** Creates an exception that says how the interpreter ended, as far as is known. */
  public PythonLostException(String message) {
    this(message, true);
  }

  private PythonLostException(String message, boolean delivered) {
    super(message);
    this.delivered = delivered;
  }

  /** Returns an exception for a request that never reached the interpreter. */
  public static PythonLostException undelivered(String message) {
    return new PythonLostException(message, false);
  }

  /**
   * Returns whether the request may have reached the interpreter; one that did not can be sent to
   * another interpreter without being served twice.
   */
  public boolean isDelivered() {
    return delivered;
  }
}
