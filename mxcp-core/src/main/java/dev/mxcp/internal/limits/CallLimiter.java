package dev.mxcp.internal.limits;

import dev.mxcp.definition.Limits;
import dev.mxcp.runtime.User;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Keeps the limits of one endpoint; thread-safe. */
public final class CallLimiter {

  private static final String SHARED = "";
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Limits limits;
  private final TimeMeter clock;
  private final @Nullable Semaphore room;
  private final int mostBuckets;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  private CallLimiter(Limits limits, TimeMeter clock, int mostBuckets) {
    this.limits = limits;
    this.clock = clock;
    this.mostBuckets = mostBuckets;
    this.room = limits.concurrency() == null ? null : new Semaphore(limits.concurrency());
  }

  /** Returns what keeps some limits; null if there are none. */
  public static @Nullable CallLimiter of(Limits limits) {
    return limits.isEmpty() ? null : of(limits, TimeMeter.SYSTEM_NANOTIME, 10_000);
  }

  static CallLimiter of(Limits limits, TimeMeter clock, int mostBuckets) {
    return new CallLimiter(limits, clock, mostBuckets);
  }

  /**
   * Admits a call.
   *
   * @return null if it may go on, and {@link #leave} must follow; else the time after which another
   *     attempt may succeed
   */
  public @Nullable Duration enter(@Nullable User user) {
    if (room != null && !room.tryAcquire()) {
      return SOON;
    }
    Duration wait = limits.rate() == null ? null : consume(limits.rate(), user);
    if (wait != null) {
      leave();
    }
    return wait;
  }

  /** Ends a call that was admitted. */
  public void leave() {
    if (room != null) {
      room.release();
    }
  }

  private @Nullable Duration consume(Limits.Rate rate, @Nullable User user) {
    ConsumptionProbe probe = bucket(rate, user).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? null : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private Bucket bucket(Limits.Rate rate, @Nullable User user) {
    boolean isShared = !limits.perUser() || user == null;
    String key = user == null || isShared ? SHARED : user.provider() + ":" + user.id();
    if (buckets.size() >= mostBuckets && !buckets.containsKey(key)) {
      // A full bucket is as good as none.
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= rate.calls());
    }
    return buckets.computeIfAbsent(key, any -> fresh(rate));
  }

  private Bucket fresh(Limits.Rate rate) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.calls()).refillGreedy(rate.calls(), rate.period()))
        .withCustomTimePrecision(clock)
        .build();
  }
}
