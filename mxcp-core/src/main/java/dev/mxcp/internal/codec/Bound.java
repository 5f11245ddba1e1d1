package dev.mxcp.internal.codec;

import dev.mxcp.internal.format.ExactNumbers;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A number to compare with: exact, and fast where it is a Long or a Double itself. */
final class Bound {

  private final BigDecimal exact;
  private final double floating;
  private final boolean isFloating;
  private final long whole;
  private final boolean isWhole;

  private Bound(BigDecimal exact) {
    this.exact = exact;
    Number rounded = ExactNumbers.floating(exact);
    this.isFloating = rounded instanceof Double;
    this.floating = rounded.doubleValue();
    Number integer = ExactNumbers.whole(exact);
    this.isWhole = integer instanceof Long;
    this.whole = integer instanceof Long value ? value : 0;
  }

  static @Nullable Bound of(@Nullable BigDecimal limit) {
    return limit == null ? null : new Bound(limit);
  }

  /** Compares a plain number with this one; returns less than, equal to or greater than zero. */
  int compare(Number value) {
    if (isWhole && value instanceof Long number) {
      return Long.compare(number, whole);
    }
    if (isFloating && value instanceof Double number) {
      return number < floating ? -1 : number > floating ? 1 : 0;
    }
    return exactly(value).compareTo(exact);
  }

  /** Returns whether a plain number is a whole multiple of this one, by decimal arithmetic. */
  boolean divides(Number value) {
    if (isWhole && value instanceof Long number) {
      return number % whole == 0;
    }
    return exactly(value).remainder(exact).signum() == 0;
  }

  private static BigDecimal exactly(Number value) {
    return Objects.requireNonNull(ExactNumbers.exact(value), "a plain number");
  }

  @Override
  public String toString() {
    return exact.toPlainString();
  }
}
