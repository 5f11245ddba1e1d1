package dev.mxcp.internal.engine;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Cancellation;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls into the current generation, and holds them back while it is replaced.
 *
 * <p>Entering and leaving an open gate takes no lock: two counters that only grow tell how many are
 * inside. Whoever drains reads the one of those who left first, so that equal sums mean that at one
 * moment nobody was inside.
 */
final class Gate {

  private final LongAdder entered = new LongAdder();
  private final LongAdder left = new LongAdder();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Position position;

  Gate(Generation first) {
    position = new Position(first, null);
  }

  /**
   * Where the gate stands.
   *
   * @param generation what calls enter; null while there is none
   * @param refusal why calls are refused; null where they enter or wait
   */
  private record Position(@Nullable Generation generation, @Nullable ToolException refusal) {}

  /**
   * Enters the current generation, waiting for a reload to end.
   *
   * @param waitNanos how long to wait at most
   * @param cancellation ends the wait, too
   * @throws ToolException if calls are refused, the wait was too long, or the call is cancelled
   */
  Generation enter(long waitNanos, Cancellation cancellation) {
    while (true) {
      entered.increment();
      Position now = position;
      if (now.generation != null) {
        return now.generation;
      }
      leave();
      try (Cancellation.Registration stop = cancellation.onCancel(this::signal)) {
        awaitOpening(waitNanos, cancellation);
      }
    }
  }

  /** Leaves what {@link #enter} gave. */
  void leave() {
    left.increment();
    if (position.generation == null) {
      signal();
    }
  }

  /** Holds back new calls. */
  void hold() {
    move(new Position(null, null));
  }

  /** Lets calls into a generation. */
  void open(Generation generation) {
    move(new Position(generation, null));
  }

  /** Refuses calls from now on, those that wait too. */
  void refuse(FailureCode code, String message) {
    move(new Position(null, new ToolException(code, message, message, null)));
  }

  /** Waits until nobody is inside; returns whether that came true in time. */
  boolean awaitEmpty(long nanos) {
    lock.lock();
    try {
      long rest = nanos;
      while (inside() != 0) {
        if (rest <= 0) {
          return false;
        }
        rest = changed.awaitNanos(rest);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many are inside; exact when nobody enters or leaves meanwhile. */
  int inside() {
    long out = left.sum();
    return (int) (entered.sum() - out);
  }

  private void awaitOpening(long nanos, Cancellation cancellation) {
    lock.lock();
    try {
      long rest = nanos;
      while (position.generation == null) {
        if (position.refusal != null) {
          throw position.refusal;
        }
        if (cancellation.isCancelled()) {
          throw ToolException.stopped(cancellation.reason().orElse(FailureCode.CANCELLED), null);
        }
        if (rest <= 0) {
          throw tooLong(nanos);
        }
        rest = changed.awaitNanos(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    } finally {
      lock.unlock();
    }
  }

  private static ToolException tooLong(long nanos) {
    String text =
        "The tools are being reloaded and were not back within "
            + TimeUnit.NANOSECONDS.toMillis(nanos)
            + " ms. Try again later.";
    return new ToolException(FailureCode.RELOADING, text, text, null);
  }

  private static ToolException cancelled() {
    String text = "The calling thread was interrupted while it waited for a reload.";
    return new ToolException(FailureCode.CANCELLED, text, text, null);
  }

  private void move(Position next) {
    position = next;
    signal();
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
