package dev.mxcp.mcp.internal.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open answers of a server, and when each was looked at. */
final class Streams {

  /** Comments are for finding out who is gone; a client that listens may be found out later. */
  private static final int LISTENING_BEAT = 15;

  private final Map<AnswerStream, Boolean> open = new ConcurrentHashMap<>();
  private int second;

  /** Watches an answer until it is done. */
  void watch(AnswerStream stream, boolean listening) {
    open.put(stream, listening);
  }

  /** Looks after every answer; called every second. */
  void beat() {
    second = (second + 1) % LISTENING_BEAT;
    open.forEach(this::beat);
    open.keySet().removeIf(AnswerStream::isDone);
  }

  private void beat(AnswerStream stream, boolean listening) {
    if (!listening || second == 0) {
      stream.beat();
    }
  }
}
