package dev.mxcp.python.engine;

/** Thrown where an interpreter ended in the middle of a request. */
public final class PythonLostException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates an exception that says how the interpreter ended, as far as is known. */
  public PythonLostException(String message) {
    super(message);
  }
}
