package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a worker; who reads, has the turn.
 *
 * <p>A call that waits alone reads by itself, where its wait can be ended: that saves the waking of
 * another thread. Otherwise this thread reads for all. It rests while nobody needs it, looks now
 * and then for what comes outside of calls, and waits for that when there have been no calls for a
 * while.
 */
final class FrameReader extends Thread {

  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int QUIET_RESTS = 20;

  private final Source source;
  private final FrameInput input;
  private final Map<Long, Pending> pending;
  private final Consumer<Frame> dispatch;
  private final Runnable ended;
  private final ReentrantLock turn = new ReentrantLock();
  private final Patience patience = new Patience();
  private final AtomicLong leads = new AtomicLong();
  private volatile boolean resting;

  /**
   * Creates a reader; it begins with {@link #start}.
   *
   * @param source is closed when the worker has ended
   * @param pending the requests that wait
   * @param dispatch takes the frames, in their order; throws nothing
   * @param taken is told how many bytes the worker has taken
   * @param ended runs when the worker has ended
   */
  FrameReader(
      Source source,
      Map<Long, Pending> pending,
      Consumer<Frame> dispatch,
      LongConsumer taken,
      Runnable ended) {
    super("mxcp-python-reader");
    setDaemon(true);
    this.source = source;
    this.input = new FrameInput(source, taken);
    this.pending = pending;
    this.dispatch = dispatch;
    this.ended = ended;
  }

  /**
   * Reads on the thread of a request until it is settled, if it waits alone.
   *
   * @return what its call asks for, to be done by this thread; null where it is settled, or is to
   *     wait for it
   */
  @Nullable Frame lead(Pending request) {
    boolean alone = source.canWake() && pending.size() == 1;
    if (alone && !turn.isHeldByCurrentThread() && turn.tryLock()) {
      leads.incrementAndGet();
      try {
        return readUntilSettled(request, true);
      } catch (IOException e) {
        // The worker has ended; this thread will notice.
      } finally {
        turn.unlock();
      }
    }
    return null;
  }

  /** Lets a request that was settled from outside notice it. */
  void wake() {
    source.wake();
  }

  /** An interrupt of the thread does not end the wait, but would end every sleep at once. */
  private @Nullable Frame readUntilSettled(Pending request, boolean mayServe) throws IOException {
    boolean interrupted = false;
    try {
      while (!request.isSettled()) {
        Frame frame = patience.poll(input, request);
        if (frame == null) {
          await(request);
          interrupted |= Thread.interrupted();
        } else if (mayServe && request.serves(frame) && input.isEmpty()) {
          return frame;
        } else {
          dispatch.accept(frame);
        }
      }
      return null;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void await(Pending request) throws IOException {
    if (!request.isSettled()) {
      source.await();
    }
  }

  /** Makes sure that what comes for a request is read. */
  void readFor(Pending request) {
    if (turn.isHeldByCurrentThread()) {
      readForReceiver(request);
      return;
    }
    request.leaveToOthers();
    if (resting) {
      LockSupport.unpark(this);
    }
  }

  /** A receiver of a call's events calls a tool: nobody else can read meanwhile. */
  private void readForReceiver(Pending request) {
    try {
      readUntilSettled(request, false);
    } catch (IOException e) {
      ended.run();
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        boolean quiet = rest();
        turn.lock();
        try {
          readWhileNeeded(quiet);
        } finally {
          turn.unlock();
        }
      }
    } catch (IOException e) {
      ended.run();
    } catch (Throwable e) {
      // Who waits for an answer must not wait for ever.
      ended.run();
      throw e;
    } finally {
      closeSource();
    }
  }

  private void closeSource() {
    turn.lock();
    try {
      source.close();
    } catch (IOException e) {
      // Nothing more comes from it in any case.
    } finally {
      turn.unlock();
    }
  }

  private void readWhileNeeded(boolean quiet) throws IOException {
    if (quiet) {
      dispatch.accept(input.take());
    }
    while (isNeeded()) {
      dispatch.accept(input.take());
    }
  }

  private boolean isNeeded() {
    for (Pending request : pending.values()) {
      if (request.isWaiting()) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there were no calls for a while; false where a request needs this thread. */
  private boolean rest() throws IOException {
    resting = true;
    long seen = leads.get();
    int quiet = 0;
    while (quiet < QUIET_RESTS && !isNeeded()) {
      LockSupport.parkNanos(this, REST_NANOS);
      readWhatCame();
      quiet++;
      if (leads.get() != seen) {
        seen = leads.get();
        quiet = 0;
      }
    }
    resting = false;
    return quiet == QUIET_RESTS;
  }

  private void readWhatCame() throws IOException {
    if (turn.tryLock()) {
      try {
        for (Frame frame = input.poll(); frame != null; frame = input.poll()) {
          dispatch.accept(frame);
        }
      } finally {
        turn.unlock();
      }
    }
  }
}
