package dev.mxcp.runtime;

import java.time.Duration;

/** A point in time by which a call must have ended; {@link #NONE} never comes. */
public final class Deadline {

  /** Never comes. */
  public static final Deadline NONE = new Deadline(0, Duration.ZERO, false);

  private final long nanoTime;
  private final Duration limit;
  private final boolean limited;

  private Deadline(long nanoTime, Duration limit, boolean limited) {
    this.nanoTime = nanoTime;
    this.limit = limit;
    this.limited = limited;
  }

  /** Durations from a century on are no limit: nanoseconds cannot count much further. */
  private static final Duration CENTURY = Duration.ofDays(36_525);

  /**
   * Returns the deadline that comes after the given time, counted from now; {@link #NONE} from a
   * hundred years on.
   */
  public static Deadline after(Duration duration) {
    return since(System.nanoTime(), duration);
  }

  /** Returns the deadline that comes after the given time, counted from a time in the past. */
  public static Deadline since(long nanoTime, Duration duration) {
    return duration.compareTo(CENTURY) >= 0
        ? NONE
        : new Deadline(nanoTime + duration.toNanos(), duration, true);
  }

  /** Returns the original time limit; zero for {@link #NONE}. */
  public Duration limit() {
    return limit;
  }

  /** Returns whether there is a deadline: this is not {@link #NONE}. */
  public boolean isLimited() {
    return limited;
  }

  /** Returns whether the deadline has passed. */
  public boolean isPast() {
    return limited && remainingNanos() <= 0;
  }

  /** Returns the nanoseconds left, negative once it is past; {@link Long#MAX_VALUE} for none. */
  public long remainingNanos() {
    return limited ? nanoTime - System.nanoTime() : Long.MAX_VALUE;
  }

  /** Returns the remaining time. */
  @Override
  public String toString() {
    return limited ? "Deadline[in " + Duration.ofNanos(remainingNanos()) + "]" : "Deadline[none]";
  }
}
