package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with a given number of digits. */
public final class NumberFormat {

  private static final int MOST_DIGITS = 1000;

  private NumberFormat() {}

  /** Returns a number with exactly so many digits after the point, half to even. */
  public static String fixed(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Numbers.text(value);
    }
    String text = rounded(value, digits, RoundingMode.HALF_EVEN).toPlainString();
    return text.startsWith("-") ? text : minus(value) + text;
  }

  /** Rounds the exact binary value, as Python does: 2.675 becomes 2.67. */
  public static BigDecimal rounded(double value, int digits, RoundingMode mode) {
    return new BigDecimal(value).setScale(checked(digits), mode);
  }

  /** Refuses a number of digits that is too large. */
  public static int checked(int digits) {
    if (Math.abs(digits) > MOST_DIGITS) {
      throw EvaluationException.limit("a number with more than " + MOST_DIGITS + " digits");
    }
    return digits;
  }

  /** Returns a number in scientific notation with so many digits after the point. */
  public static String scientific(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Numbers.text(value);
    }
    BigDecimal exact = exact(value, checked(digits) + 1);
    int exponent = value == 0 ? 0 : exact.precision() - exact.scale() - 1;
    BigDecimal mantissa = exact.movePointLeft(exponent).setScale(digits, RoundingMode.HALF_EVEN);
    return minus(value) + mantissa.abs().toPlainString() + power(exponent);
  }

  /** Returns a number with so many digits in all, in the shorter notation. */
  public static String general(double value, int digits) {
    return general(value, Math.max(1, digits), Math.max(1, digits), "");
  }

  /** Returns a number with so many digits in all, of which one stands after a point. */
  public static String generalWithPoint(double value, int digits) {
    return general(value, Math.max(1, digits), Math.max(1, digits) - 1, ".0");
  }

  private static String general(double value, int precision, int mostPower, String ending) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Numbers.text(value);
    }
    BigDecimal exact = exact(value, checked(precision));
    int exponent = value == 0 ? 0 : exact.precision() - exact.scale() - 1;
    BigDecimal shortest = value == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros().abs();
    if (exponent >= -4 && exponent < mostPower) {
      String plain = shortest.toPlainString();
      return minus(value) + plain + (plain.contains(".") ? "" : ending);
    }
    BigDecimal mantissa = shortest.movePointLeft(exponent);
    boolean isWhole = mantissa.stripTrailingZeros().scale() <= 0;
    String digits = isWhole ? mantissa.toBigInteger().toString() : mantissa.toPlainString();
    return minus(value) + digits + power(exponent);
  }

  private static BigDecimal exact(double value, int precision) {
    return new BigDecimal(value).round(new MathContext(precision, RoundingMode.HALF_EVEN));
  }

  private static String minus(double value) {
    return value < 0 || 1 / value < 0 ? "-" : "";
  }

  private static String power(int exponent) {
    return String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** Returns how many digits a number has before its point. */
  static int wholeDigits(String number) {
    int start = number.startsWith("-") ? 1 : 0;
    int end = start;
    while (end < number.length() && Character.digit(number.charAt(end), 16) >= 0) {
      end++;
    }
    return end - start;
  }

  /** Puts commas, or another mark, between the groups of a number's digits before its point. */
  static String grouped(String number, String mark, int size) {
    int start = number.startsWith("-") ? 1 : 0;
    int digits = wholeDigits(number);
    StringBuilder out = new StringBuilder(number.substring(0, start));
    for (int i = 0; i < digits; i++) {
      out.append(i > 0 && (digits - i) % size == 0 ? mark : "").append(number.charAt(start + i));
    }
    return out.append(number.substring(start + digits)).toString();
  }
}
