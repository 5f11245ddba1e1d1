package dev.mxcp.python.engine;

/**
 * The Java side of an interpreter, which serves requests of Python code. Called from many threads
 * at once.
 */
public interface PythonHost {

  /**
   * Serves a request and waits for it.
   *
   * @param callId the call that it belongs to; 0 for none
   * @param operation what to do, such as {@code db.execute}
   * @param payload JSON text
   * @return {@code +} and JSON text, or {@code -} and JSON text that says what failed; nothing is
   *     thrown
   */
  String request(long callId, String operation, String payload);

  /**
   * Handles a message that needs no answer, such as a log record. Does not block for long.
   *
   * @param callId the call that it belongs to; 0 for none
   */
  void post(long callId, String operation, String payload);

  /** The interpreter ended although nobody closed it; its requests fail right after. */
  void lost(String reason);
}
