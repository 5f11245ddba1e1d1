package dev.mxcp.internal.codec;

import dev.mxcp.definition.NumberLimits;
import org.jspecify.annotations.Nullable;

/** The compiled limits of a number. */
final class Bounds {

  private final @Nullable Bound minimum;
  private final @Nullable Bound maximum;
  private final @Nullable Bound above;
  private final @Nullable Bound below;
  private final @Nullable Bound multipleOf;
  private final boolean hidden;

  private Bounds(NumberLimits limits, boolean hidden) {
    this.minimum = Bound.of(limits.minimum());
    this.maximum = Bound.of(limits.maximum());
    this.above = Bound.of(limits.exclusiveMinimum());
    this.below = Bound.of(limits.exclusiveMaximum());
    this.multipleOf = Bound.of(limits.multipleOf());
    this.hidden = hidden;
  }

  /** Compiles limits; null where there are none. */
  static @Nullable Bounds of(NumberLimits limits, boolean hidden) {
    // Comparing by identity first: the first equals of a record is slow where a process is short.
    return limits == NumberLimits.NONE || limits.equals(NumberLimits.NONE)
        ? null
        : new Bounds(limits, hidden);
  }

  /** Returns the value, or INVALID after telling every limit that it breaks. */
  Object check(Number value, ViolationCollector findings) {
    boolean fits =
        minimum == null
            || minimum.compare(value) >= 0
            || fail("at least ", minimum, value, findings);
    fits &=
        maximum == null
            || maximum.compare(value) <= 0
            || fail("at most ", maximum, value, findings);
    fits &= above == null || above.compare(value) > 0 || fail("more than ", above, value, findings);
    fits &= below == null || below.compare(value) < 0 || fail("less than ", below, value, findings);
    fits &=
        multipleOf == null
            || multipleOf.divides(value)
            || fail("a multiple of ", multipleOf, value, findings);
    return fits ? value : Codec.INVALID;
  }

  private boolean fail(String what, Bound bound, Number value, ViolationCollector findings) {
    findings.add("expected " + what + bound + findings.got(value, hidden));
    return false;
  }
}
