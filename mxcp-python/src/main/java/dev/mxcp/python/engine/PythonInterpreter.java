package dev.mxcp.python.engine;

/**
 * A running interpreter. Thread-safe: requests come from many threads at once.
 *
 * <p>It hands each request to the Python function {@code handle} of {@link PythonLibrary} and
 * returns its answer.
 */
public interface PythonInterpreter extends AutoCloseable {

  /**
   * Sends a request to the Python side and waits for its answer.
   *
   * @param callId identifies the request for {@link #interrupt}; positive and unique
   * @param operation what to do, such as {@code call}
   * @param payload JSON text
   * @return the text of the answer; what the Python code raised is one too
   * @throws PythonLostException where the interpreter ends before the answer, or where the request
   *     was given up by {@link #abandon}
   */
  String request(long callId, String operation, String payload) throws PythonLostException;

  /**
   * Stops one request: its code gets an exception, soon if it is Python, never if it hangs in
   * native code. Returns at once, without waiting for the interpreter to take note; does nothing
   * where the request has ended.
   */
  void interrupt(long callId);

  /**
   * Abandons one request: {@link #request} ends soon, whatever its Python code does. An engine that
   * cannot leave running code behind ends the interpreter instead. Returns at once; does nothing
   * where the request has ended.
   */
  void abandon(long callId);

  /** Returns the version of the language, such as {@code 3.11.7}. */
  String version();

  /** Ends the interpreter by force, whatever runs in it; its requests fail. Returns at once. */
  void kill();

  /**
   * Ends the interpreter and releases its resources; its requests fail. A second call does nothing.
   *
   * <p>It ends as a program does: pools finish what they have, {@code atexit} handlers run, files
   * are written. What takes longer than {@link PythonSetup#endTimeout} is ended by force.
   */
  @Override
  void close();
}
