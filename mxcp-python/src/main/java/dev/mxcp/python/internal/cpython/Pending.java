package dev.mxcp.python.internal.cpython;

import dev.mxcp.python.engine.PythonLostException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer. */
final class Pending {

  private final Thread waiter = Thread.currentThread();
  private final long call;
  private final boolean servesItself;
  private volatile boolean parked;
  private volatile @Nullable String answer;
  private volatile @Nullable String lost;

  /**
   * Creates a request of this thread.
   *
   * @param call what it is for
   * @param servesItself whether this thread does what the call asks for while it waits
   */
  Pending(long call, boolean servesItself) {
    this.call = call;
    this.servesItself = servesItself;
  }

  /** Returns whether a frame asks for something that this thread is to do. */
  boolean serves(Frame frame) {
    return servesItself && frame.kind() == Frame.REQUEST && frame.call() == call;
  }

  void complete(String payload) {
    answer = payload;
    unpark();
  }

  void fail(String reason) {
    lost = reason;
    unpark();
  }

  /** A waiter that reads by itself is awake. */
  private void unpark() {
    if (parked) {
      LockSupport.unpark(waiter);
    }
  }

  /** Returns whether the wait is over. */
  boolean isSettled() {
    return answer != null || lost != null;
  }

  /** Returns whether another thread has to read the answer. */
  boolean isParked() {
    return parked && !isSettled();
  }

  /** From now on another thread has to read the answer. */
  void leaveToOthers() {
    parked = true;
  }

  /** Waits; an interrupt of the thread does not end it, the call's cancellation does. */
  String await() throws PythonLostException {
    boolean interrupted = false;
    try {
      while (true) {
        String text = answer;
        if (text != null) {
          return text;
        }
        String reason = lost;
        if (reason != null) {
          throw new PythonLostException(reason);
        }
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        waiter.interrupt();
      }
    }
  }
}
