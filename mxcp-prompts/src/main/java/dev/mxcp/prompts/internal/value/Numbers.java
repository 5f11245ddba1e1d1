package dev.mxcp.prompts.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Whole numbers of any size, and floats, as Python has them. */
public final class Numbers {

  private Numbers() {}

  /** Returns a whole number as small as it fits. */
  public static Object whole(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : Limits.checked(value);
  }

  /** Returns a value as a whole number; null where it is none. True counts as 1. */
  public static @Nullable BigInteger asWhole(Object value) {
    if (value instanceof BigInteger big) {
      return big;
    } else if (value instanceof Long number) {
      return BigInteger.valueOf(number);
    } else if (value instanceof Boolean flag) {
      return flag ? BigInteger.ONE : BigInteger.ZERO;
    }
    return null;
  }

  /** Returns whether a value is a number; True and False are. */
  public static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  /** Returns a number as a float; fails for a whole number that is too large for one. */
  public static double asDouble(Object value) {
    BigInteger whole = asWhole(value);
    if (whole == null) {
      return ((Number) value).doubleValue();
    }
    double number = whole.doubleValue();
    if (Double.isInfinite(number)) {
      throw new EvaluationException("the whole number is too large for a float");
    }
    return number;
  }

  /** Returns a value as an index or a width. */
  public static int index(Object value) {
    BigInteger whole = asWhole(value);
    if (whole == null) {
      throw new EvaluationException("a whole number is needed, not " + ValueText.typeName(value));
    }
    return whole.bitLength() < Integer.SIZE
        ? whole.intValue()
        : whole.signum() < 0 ? Integer.MIN_VALUE / 2 : Integer.MAX_VALUE / 2;
  }

  /** Compares two numbers exactly; NaN is unordered, which is null. */
  public static @Nullable Integer compare(Object left, Object right) {
    BigInteger a = asWhole(left);
    BigInteger b = asWhole(right);
    if (a != null && b != null) {
      return a.compareTo(b);
    }
    double x = ((Number) (a == null ? left : 0)).doubleValue();
    double y = ((Number) (b == null ? right : 0)).doubleValue();
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
  public static String text(double value) {
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

  private static BigDecimal shortest(double value) {
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
