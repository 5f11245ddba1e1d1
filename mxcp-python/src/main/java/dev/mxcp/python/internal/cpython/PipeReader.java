package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.io.InputStream;
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
 * <p>On an idle machine, to wake a thread takes longer than most calls. So a call that waits alone
 * looks at the pipe by itself for a moment; it never blocks in it, so that it can be given up.
 * Where that has not helped lately, because tools are slow or the processors busy, it is tried less
 * and less often. Otherwise this thread reads for all. It rests while nobody needs it, looks now
 * and then for what comes outside of calls, and blocks in the pipe when there have been no calls
 * for a while.
 */
final class PipeReader extends Thread {

  private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(250);
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int QUIET_RESTS = 20;
  private static final int MOST_MISSES = 6;

  /** With one processor, who looks again and again keeps the worker from its answer. */
  private static final boolean CAN_LOOK = Runtime.getRuntime().availableProcessors() > 1;

  private final InputStream in;
  private final Map<Long, Pending> pending;
  private final Consumer<Frame> dispatch;
  private final LongConsumer taken;
  private final Runnable ended;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicLong looks = new AtomicLong();
  private volatile boolean resting;

  /**
   * How often in a row it did not help to look; only who has the turn touches this and the next.
   */
  private int misses;

  private int skips;
  private boolean cut;

  /**
   * Creates a reader; it begins with {@link #start}.
   *
   * @param pending the requests that wait
   * @param dispatch takes the frames, in their order; throws nothing
   * @param taken is told how many bytes the worker has taken
   * @param ended runs when the worker has ended
   */
  PipeReader(
      InputStream in,
      Map<Long, Pending> pending,
      Consumer<Frame> dispatch,
      LongConsumer taken,
      Runnable ended) {
    super("mxcp-python-reader");
    setDaemon(true);
    this.in = in;
    this.pending = pending;
    this.dispatch = dispatch;
    this.taken = taken;
    this.ended = ended;
  }

  /**
   * Looks for what concerns a request, on its own thread, as long as it waits alone.
   *
   * @return what its call asks for, to be done by this thread; null where it has its answer, or is
   *     to wait for it
   */
  @Nullable Frame look(Pending request) {
    boolean alone = CAN_LOOK && pending.size() == 1;
    if (alone && !turn.isHeldByCurrentThread() && turn.tryLock()) {
      try {
        return lookForAMoment(request);
      } catch (IOException e) {
        // The worker has ended; this thread will notice.
      } finally {
        turn.unlock();
      }
    }
    return null;
  }

  /**
   * A thread that fails in the middle of a frame, for want of stack, leaves the pipe unreadable.
   */
  private Frame next() throws IOException {
    if (cut) {
      throw new IOException("A frame was read in part");
    }
    cut = true;
    Frame frame = Frame.read(in);
    cut = false;
    taken.accept(frame.taken());
    return frame;
  }

  private @Nullable Frame lookForAMoment(Pending request) throws IOException {
    looks.incrementAndGet();
    if (skips > 0) {
      skips--;
      return null;
    }
    long begin = System.nanoTime();
    while (!request.isSettled()) {
      if (in.available() > 0) {
        Frame frame = next();
        if (request.serves(frame) && in.available() == 0) {
          misses = 0;
          return frame;
        }
        dispatch.accept(frame);
        begin = System.nanoTime();
      } else if (System.nanoTime() - begin > MOMENT_NANOS) {
        misses = Math.min(misses + 1, MOST_MISSES);
        skips = 1 << misses;
        return null;
      } else {
        Thread.onSpinWait();
      }
    }
    misses = 0;
    return null;
  }

  /** Makes sure that what comes for a request is read. */
  void readFor(Pending request) {
    if (turn.isHeldByCurrentThread()) {
      readUntilSettled(request);
      return;
    }
    request.leaveToOthers();
    if (resting) {
      LockSupport.unpark(this);
    }
  }

  /** A receiver of a call's events calls a tool: nobody else can read meanwhile. */
  private void readUntilSettled(Pending request) {
    try {
      while (!request.isSettled()) {
        dispatch.accept(next());
      }
    } catch (IOException e) {
      ended.run();
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        rest();
        turn.lock();
        try {
          readWhileNeeded();
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
    }
  }

  private void readWhileNeeded() throws IOException {
    do {
      dispatch.accept(next());
    } while (isNeeded());
  }

  private boolean isNeeded() {
    for (Pending request : pending.values()) {
      if (request.isWaiting()) {
        return true;
      }
    }
    return false;
  }

  private void rest() throws IOException {
    resting = true;
    long seen = looks.get();
    for (int quiet = 0; quiet < QUIET_RESTS && !isNeeded(); quiet++) {
      LockSupport.parkNanos(this, REST_NANOS);
      readWhatCame();
      if (looks.get() != seen) {
        seen = looks.get();
        quiet = 0;
      }
    }
    resting = false;
  }

  private void readWhatCame() throws IOException {
    if (turn.tryLock()) {
      try {
        while (in.available() > 0) {
          dispatch.accept(next());
        }
      } finally {
        turn.unlock();
      }
    }
  }
}
