package dev.mxcp.python.internal.cpython;

import dev.mxcp.python.engine.PythonLostException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer. */
final class Pending {

  private final Thread waiter = Thread.currentThread();
  private volatile @Nullable String answer;
  private volatile @Nullable String lost;

  void complete(String payload) {
    answer = payload;
    LockSupport.unpark(waiter);
  }

  void fail(String reason) {
    lost = reason;
    LockSupport.unpark(waiter);
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
