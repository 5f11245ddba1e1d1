package dev.mxcp.python.internal.cpython;

import dev.mxcp.python.engine.PythonLostException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer. */
final class Pending {

  private final Thread waiter = Thread.currentThread();
  private final long call;
  private final boolean servesItself;
  private volatile @Nullable String answer;
  private volatile @Nullable String lost;
  private boolean waits;
  private @Nullable Frame asked;

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
    wake();
  }

  void fail(String reason) {
    lost = reason;
    wake();
  }

  /** Gives the thread something to do; false where it is not waiting for that. */
  synchronized boolean ask(Frame frame) {
    if (!waits || asked != null || !serves(frame)) {
      return false;
    }
    asked = frame;
    wake();
    return true;
  }

  private synchronized void wake() {
    if (waits) {
      LockSupport.unpark(waiter);
    }
  }

  /** Returns whether the answer is there, or will never be. */
  boolean isSettled() {
    return answer != null || lost != null;
  }

  /** Returns whether another thread has to read for it. */
  synchronized boolean isWaiting() {
    return waits && asked == null && !isSettled();
  }

  /** From now on another thread has to read for it, until {@link #await} returns. */
  synchronized void leaveToOthers() {
    waits = true;
  }

  /**
   * Waits; an interrupt of the thread does not end it, the call's cancellation does.
   *
   * @return what this thread is to do; null where the request is settled
   */
  @Nullable Frame await() {
    boolean interrupted = false;
    while (isWaiting()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      waiter.interrupt();
    }
    return taken();
  }

  /** Returns what was asked and not done yet; nothing is asked of it any more. */
  private synchronized @Nullable Frame taken() {
    waits = false;
    Frame taken = asked;
    asked = null;
    return taken;
  }

  /** Returns the answer, once it is settled. */
  String answer() throws PythonLostException {
    String text = answer;
    if (text == null) {
      throw new PythonLostException(String.valueOf(lost));
    }
    return text;
  }
}
