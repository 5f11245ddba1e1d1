package dev.mxcp.definition;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rate and concurrency limits of an endpoint.
 *
 * @param rate how often; null for any rate
 * @param perUser whether every user has a rate of his own; anonymous callers share one
 * @param concurrency how many calls may run at once, of all users together; null for any number
 */
public record Limits(@Nullable Rate rate, boolean perUser, @Nullable Integer concurrency) {

  /** No limits. */
  public static final Limits NONE = new Limits(null, false, null);

  /**
   * A number of calls in a period.
   *
   * @param calls how many calls, from 1 on
   * @param period the time, above zero
   */
  public record Rate(int calls, Duration period) {

    /** Checks the values. */
    public Rate {
      Objects.requireNonNull(period, "period");
      if (calls < 1 || period.isZero() || period.isNegative()) {
        throw new IllegalArgumentException("Not a rate: " + calls + " in " + period);
      }
    }
  }

  /** Returns whether there is no limit. */
  public boolean isEmpty() {
    return rate == null && concurrency == null;
  }
}
