package dev.mxcp.runtime;

import dev.mxcp.error.FailureCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Token that stops a call from another thread.
 *
 * <p>Whoever makes a call may keep one and {@link #cancel()} it; whoever runs a call asks {@link
 * #onCancel} to be told. It is cancelled once and for good. Thread-safe.
 */
public final class Cancellation {

  /** A token that is never cancelled; {@link #cancel()} on it is refused. */
  public static final Cancellation NEVER = new Cancellation();

  private final Set<Entry> entries = new LinkedHashSet<>();
  private @Nullable FailureCode reason;

  /** Creates a token that is not cancelled. */
  public Cancellation() {}

  /** Cancels, and runs the registered actions on this thread. A second call does nothing. */
  public void cancel() {
    cancel(FailureCode.CANCELLED);
  }

  /**
   * Cancels for a reason.
   *
   * @param code {@link FailureCode#CANCELLED} or {@link FailureCode#TIMEOUT}: what the call's
   *     outcome will say
   */
  public void cancel(FailureCode code) {
    if (this == NEVER) {
      throw new UnsupportedOperationException("Cancellation.NEVER cannot be cancelled; create one");
    }
    List<Entry> pending;
    synchronized (entries) {
      if (reason != null) {
        return;
      }
      reason = code;
      pending = List.copyOf(entries);
      entries.clear();
    }
    pending.forEach(Cancellation::run);
  }

  /** Returns whether it is cancelled. */
  public boolean isCancelled() {
    return reason().isPresent();
  }

  /** Returns the reason for the cancellation; empty if not cancelled. */
  public Optional<FailureCode> reason() {
    synchronized (entries) {
      return Optional.ofNullable(reason);
    }
  }

  /**
   * Registers an action that runs on cancellation; it runs at once if already cancelled.
   *
   * @param action short, and safe to run on any thread; an exception or error that it throws is
   *     logged
   * @return takes the action back when closed; after that it does not begin to run
   */
  public Registration onCancel(Runnable action) {
    if (this == NEVER) {
      return () -> {};
    }
    Entry entry = new Entry(action);
    synchronized (entries) {
      if (reason == null) {
        entries.add(entry);
        return () -> remove(entry);
      }
    }
    run(entry);
    return () -> {};
  }

  /**
   * Repeats an interrupt from the moment of the cancellation until the work has ended.
   *
   * <p>For engines whose interrupt is lost when it comes at the wrong moment, such as a {@code
   * java.sql.Statement.cancel()} just before the statement begins to execute. It first runs when
   * the token is cancelled, then every few milliseconds, on a thread of its own.
   *
   * @param interrupt short; an exception or error that it throws is logged
   * @return close it when the work has ended; the interrupt does not begin to run after that
   */
  public Registration interruptUntilClosed(Runnable interrupt) {
    Interrupter interrupter = new Interrupter(interrupt);
    Registration registration = onCancel(interrupter::begin);
    return () -> {
      registration.close();
      interrupter.close();
    };
  }

  private void remove(Entry entry) {
    synchronized (entries) {
      entries.remove(entry);
    }
  }

  private static void run(Entry entry) {
    try {
      entry.action.run();
    } catch (Throwable e) {
      LoggerFactory.getLogger(Cancellation.class).warn("A cancel action failed", e);
    }
  }

  /** Registration of an action. */
  public interface Registration extends AutoCloseable {
    /** Removes the action; a second call does nothing. */
    @Override
    void close();
  }

  /** Gives equal actions an identity of their own. */
  private static final class Entry {
    private final Runnable action;

    private Entry(Runnable action) {
      this.action = action;
    }
  }
}
