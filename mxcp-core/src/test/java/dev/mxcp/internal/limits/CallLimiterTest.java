package dev.mxcp.internal.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.Limits;
import dev.mxcp.runtime.User;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallLimiterTest {

  private static final User ANN = User.of("test", "ann");
  private static final User BOB = User.of("test", "bob");

  /** A clock that is set by hand. */
  private static final class Clock implements TimeMeter {
    private long nanos;

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  private final Clock clock = new Clock();

  private CallLimiter limiter(int calls, boolean perUser, Integer concurrency) {
    Limits.Rate rate = new Limits.Rate(calls, Duration.ofMinutes(1));
    return CallLimiter.of(new Limits(rate, perUser, concurrency), clock, 3);
  }

  @Test
  void nothing_is_kept_without_limits() {
    assertThat(CallLimiter.of(Limits.NONE)).isNull();
  }

  @Test
  void calls_above_the_rate_are_told_when_to_come_again() {
    CallLimiter limiter = limiter(2, false, null);

    assertThat(limiter.enter(ANN)).isNull();
    assertThat(limiter.enter(BOB)).isNull();
    assertThat(limiter.enter(null)).isEqualTo(Duration.ofSeconds(30));

    clock.nanos += Duration.ofSeconds(30).toNanos();
    assertThat(limiter.enter(ANN)).isNull();
    assertThat(limiter.enter(ANN)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void every_user_has_a_rate_and_anonymous_callers_share_one() {
    CallLimiter limiter = limiter(1, true, null);

    assertThat(limiter.enter(ANN)).isNull();
    assertThat(limiter.enter(BOB)).isNull();
    assertThat(limiter.enter(null)).isNull();
    assertThat(limiter.enter(ANN)).isNotNull();
    assertThat(limiter.enter(null)).isNotNull();
  }

  @Test
  void many_users_do_not_fill_the_memory_and_used_rates_are_kept() {
    CallLimiter limiter = limiter(1, true, null);
    for (int i = 0; i < 50; i++) {
      assertThat(limiter.enter(User.of("test", "user" + i))).isNull();
    }
    assertThat(limiter.enter(User.of("test", "user3"))).isNotNull();

    clock.nanos += Duration.ofMinutes(1).toNanos();
    assertThat(limiter.enter(ANN)).isNull();
    assertThat(limiter.enter(ANN)).isNotNull();
  }

  @Test
  void calls_at_once_are_limited_and_a_refused_one_costs_nothing() {
    CallLimiter limiter = limiter(2, false, 1);

    assertThat(limiter.enter(ANN)).isNull();
    assertThat(limiter.enter(ANN)).isNotNull();
    limiter.leave();
    assertThat(limiter.enter(ANN)).isNull();
    limiter.leave();
    assertThat(limiter.enter(ANN)).isEqualTo(Duration.ofSeconds(30));
    clock.nanos += Duration.ofMinutes(1).toNanos();
    assertThat(limiter.enter(ANN)).isNull();
  }
}
