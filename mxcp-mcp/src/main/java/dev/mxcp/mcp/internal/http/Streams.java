package dev.mxcp.mcp.internal.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The requests of a server that are read or answered. */
final class Streams {

  /** Comments are for finding out who is gone; a client that listens may be found out later. */
  private static final int LISTENING_BEAT = 5;

  private final Map<AnswerStream, Boolean> open = new ConcurrentHashMap<>();
  private final Set<Body> bodies = ConcurrentHashMap.newKeySet();
  private int second;

  /** Watches a body until {@link #wasRead}. */
  void reads(Body body) {
    bodies.add(body);
  }

  /** Forgets a body. */
  void wasRead(Body body) {
    bodies.remove(body);
  }

  /** Watches an answer until it is done. */
  void watch(AnswerStream stream, boolean listening) {
    open.put(stream, listening);
  }

  /** Looks after every request; called every second. */
  void beat() {
    bodies.forEach(Body::beat);
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
