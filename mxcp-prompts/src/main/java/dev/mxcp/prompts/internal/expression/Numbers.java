package dev.mxcp.prompts.internal.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Whole numbers of any size, and floats, as Python has them. */
final class Numbers {

  private Numbers() {}

  /** Returns a whole number as small as it fits. */
  static Object whole(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : Limits.checked(value);
  }

  /** Returns a value as a whole number; null where it is none. True counts as 1. */
  static @Nullable BigInteger asWhole(Object value) {
    if (value instanceof BigInteger big) {
      return big;
    } else if (value instanceof Long number) {
      return BigInteger.valueOf(number);
    } else if (value instanceof Boolean flag) {
      return flag ? BigInteger.ONE : BigInteger.ZERO;
    }
    return null;
  }

  static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  static double asDouble(Object value) {
    BigInteger whole = asWhole(value);
    return whole == null ? ((Number) value).doubleValue() : whole.doubleValue();
  }

  /** Returns a value as an index or a width. */
  static int index(Object value) {
    BigInteger whole = asWhole(value);
    if (whole == null) {
      throw new EvaluationException("a whole number is needed, not " + Texts.typeName(value));
    }
    return whole.bitLength() < Integer.SIZE
        ? whole.intValue()
        : whole.signum() < 0 ? Integer.MIN_VALUE / 2 : Integer.MAX_VALUE / 2;
  }

  /** Compares two numbers exactly; NaN is unordered, which is null. */
  static @Nullable Integer compare(Object left, Object right) {
    BigInteger a = asWhole(left);
    BigInteger b = asWhole(right);
    if (a != null && b != null) {
      return a.compareTo(b);
    }
    double x = asDouble(left);
    double y = asDouble(right);
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return null;
    }
    return Double.isInfinite(x) || Double.isInfinite(y)
        ? Integer.valueOf(Double.compare(x, y))
        : Integer.valueOf(exact(left).compareTo(exact(right)));
  }

  private static BigDecimal exact(Object value) {
    BigInteger whole = asWhole(value);
    return whole == null ? new BigDecimal(((Number) value).doubleValue()) : new BigDecimal(whole);
  }

  /** Returns the shortest text that is read back as the same float. */
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    } else if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent < -4 || exponent >= 16) {
      return scientific(shortest, exponent);
    }
    String plain = shortest.toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String scientific(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String sign = exponent < 0 ? "-" : "+";
    String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return (value.signum() < 0 ? "-" : "") + mantissa + "e" + sign + power;
  }
}
