package dev.mxcp.sql.internal.duckdb.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the type of the engine that holds several numbers. */
final class NumberTypes {

  static final String BIGINT = "BIGINT";
  static final String HUGEINT = "HUGEINT";
  static final String DOUBLE = "DOUBLE";

  private static final int DIGITS = 38;
  private static final int HUGE_BITS = 128;

  private NumberTypes() {}

  /** Returns the widest type of numbers by their classes. */
  static String widest(Collection<?> numbers) {
    if (any(numbers, Double.class) || any(numbers, Float.class)) {
      return DOUBLE;
    }
    return any(numbers, BigDecimal.class) ? decimal(numbers) : whole(numbers);
  }

  /** Returns the type of declared numbers: exact where one has more digits than a double. */
  static String number(Collection<?> numbers) {
    return any(numbers, BigDecimal.class) ? decimal(numbers) : DOUBLE;
  }

  /**
   * Returns the type of whole numbers: the least one that holds them and the engine computes with.
   */
  static String whole(Collection<?> numbers) {
    if (!any(numbers, BigInteger.class)) {
      return BIGINT;
    }
    int bits = 0;
    boolean isNegative = false;
    for (Object number : numbers) {
      BigInteger exact = new BigInteger(String.valueOf(number));
      bits = Math.max(bits, exact.bitLength());
      isNegative |= exact.signum() < 0;
    }
    boolean isUnsigned = bits == HUGE_BITS && !isNegative;
    return bits < HUGE_BITS ? HUGEINT : isUnsigned ? "UHUGEINT" : "BIGNUM";
  }

  private static boolean any(Collection<?> numbers, Class<?> type) {
    return numbers.stream().anyMatch(type::isInstance);
  }

  private static String decimal(Collection<?> numbers) {
    int scale = 0;
    int digits = 0;
    for (Object number : numbers) {
      BigDecimal exact = exact(number);
      if (exact != null) {
        scale = Math.max(scale, exact.scale());
        digits = Math.max(digits, exact.precision() - exact.scale());
      }
    }
    return Math.max(digits, 0) + scale > DIGITS ? DOUBLE : "DECIMAL(38," + scale + ")";
  }

  private static @Nullable BigDecimal exact(@Nullable Object number) {
    if (number == null) {
      return null;
    }
    BigDecimal exact = new BigDecimal(number.toString());
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
