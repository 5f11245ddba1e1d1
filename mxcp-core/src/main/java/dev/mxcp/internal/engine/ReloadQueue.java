package dev.mxcp.internal.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests for a reload that wait for their turn, and the thread that serves them.
 *
 * <p>The thread lives while anything waits; there is never more than one. Thread-safe.
 */
final class ReloadQueue {

  private static final Logger LOG = LoggerFactory.getLogger(ReloadQueue.class);

  private final Runnable round;
  private final Deque<PendingReload> waiting = new ArrayDeque<>();
  private @Nullable Thread worker;
  private boolean closed;

  /**
   * Creates an empty queue.
   *
   * @param round serves what waits, which it takes with {@link #poll}; may find nothing after all
   */
  ReloadQueue(Runnable round) {
    this.round = round;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Adds a request; false where the queue is closed. */
  synchronized boolean add(PendingReload request) {
    if (closed) {
      return false;
    }
    waiting.add(request);
    if (worker == null) {
      worker = new Thread(this::serve, "mxcp-reload");
      worker.setDaemon(true);
      worker.start();
    }
    return true;
  }

  /** Returns the request that waits longest. */
  synchronized Optional<PendingReload> peek() {
    return Optional.ofNullable(waiting.peek());
  }

  /** Takes the request that waits longest; null where none waits. */
  synchronized @Nullable PendingReload poll() {
    return waiting.poll();
  }

  /**
   * Takes no more requests, and waits for the round that is under way.
   *
   * @param refuse gets those that still wait, before the wait
   * @return false where the queue was closed before; nothing is done then
   */
  boolean close(Consumer<PendingReload> refuse) {
    List<PendingReload> dropped;
    Thread running;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      dropped = new ArrayList<>(waiting);
      waiting.clear();
      running = worker;
    }
    dropped.forEach(refuse);
    joinUnlessSelf(running);
    return true;
  }

  private static void joinUnlessSelf(@Nullable Thread thread) {
    if (thread == null || thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (nextRound()) {
      try {
        round.run();
      } catch (Throwable e) {
        // The round tells of its own failures; whatever else happens, the next request is served.
        LOG.error("A reload failed", e);
      }
    }
  }

  /** Ends the thread where nothing is asked for; the next request starts another. */
  private synchronized boolean nextRound() {
    if (waiting.isEmpty()) {
      worker = null;
      return false;
    }
    return true;
  }
}
