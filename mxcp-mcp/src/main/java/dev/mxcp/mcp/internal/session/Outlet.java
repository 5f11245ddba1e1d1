package dev.mxcp.mcp.internal.session;

/** Where messages to a client go. Thread-safe; neither method blocks. */
public interface Outlet {

  /**
   * Sends a message.
   *
   * @param message as {@link Wire#bytes} takes it
   * @param isAnswer whether it is the answer that the client waits for; others may be dropped if
   *     the client does not read
   */
  void send(Object message, boolean isAnswer);

  /** Says that no message follows. */
  void end();
}
