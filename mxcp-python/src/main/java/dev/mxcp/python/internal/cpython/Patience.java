package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether it pays to look for a frame that is about to come, instead of sleeping until it
 * comes. For one thread at a time.
 *
 * <p>A thread that sleeps is slow to wake, on an idle machine for longer than most calls take. On a
 * busy one, who looks takes the time that the worker needs. So after a miss nobody looks for many
 * calls, and for more after each further miss.
 */
final class Patience {

  private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final int FEWEST_SKIPS = 16;
  private static final int MOST_MISSES = 6;

  /** With one processor, who looks again and again keeps the worker from its answer. */
  private static final boolean CAN_LOOK = Runtime.getRuntime().availableProcessors() > 1;

  private int misses;
  private int skips;

  /** Returns the next frame; null if it is not there, perhaps after a moment. */
  @Nullable Frame poll(FrameInput input, Pending request) throws IOException {
    Frame frame = input.poll();
    if (frame != null || !CAN_LOOK) {
      return frame;
    }
    if (skips > 0) {
      skips--;
      return null;
    }
    long begin = System.nanoTime();
    while (frame == null && !request.isSettled()) {
      if (System.nanoTime() - begin > MOMENT_NANOS) {
        skips = FEWEST_SKIPS << misses;
        misses = Math.min(misses + 1, MOST_MISSES);
        return null;
      }
      Thread.onSpinWait();
      frame = input.poll();
    }
    misses = 0;
    return frame;
  }
}
