package dev.mxcp.python.engine;

import java.util.concurrent.CompletableFuture;

/** A running interpreter. Thread-safe. */
public interface PythonInterpreter extends AutoCloseable {

  /**
   * Sends a request to the Python side.
   *
   * @param callId identifies the request for {@link #interrupt}; positive and unique
   * @param operation what to do, such as {@code call}
   * @param payload JSON text
   * @return JSON text; fails with {@link PythonLostException} where the interpreter ends before
   */
  CompletableFuture<String> request(long callId, String operation, String payload);

  /**
   * Stops one request: its code gets an exception, soon if it is Python, never if it hangs in
   * native code. Returns at once; does nothing where the request has ended.
   */
  void interrupt(long callId);

  /** Returns the version of the language, such as {@code 3.11.7}. */
  String version();

  /** Ends the interpreter by force, whatever runs in it; its requests fail. */
  void kill();

  /** Ends the interpreter and frees all it holds. A second call does nothing. */
  @Override
  void close();
}
