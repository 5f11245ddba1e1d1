package dev.mxcp.prompts.internal.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with a given number of digits. */
final class NumberFormat {

  private static final int MOST_DIGITS = 1000;

  private NumberFormat() {}

  /** Returns a number with exactly so many digits after the point, half to even. */
  static String fixed(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Numbers.text(value);
    }
    String text = rounded(value, digits, RoundingMode.HALF_EVEN).toPlainString();
    return (value < 0 || 1 / value < 0) && !text.startsWith("-") ? "-" + text : text;
  }

  /** Rounds the exact binary value, as Python does: 2.675 becomes 2.67. */
  static BigDecimal rounded(double value, int digits, RoundingMode mode) {
    return new BigDecimal(value).setScale(checked(digits), mode);
  }

  static int checked(int digits) {
    if (Math.abs(digits) > MOST_DIGITS) {
      throw EvaluationException.limit("a number with more than " + MOST_DIGITS + " digits");
    }
    return digits;
  }

  /** Returns a number in scientific notation with so many digits after the point. */
  static String scientific(double value, int digits) {
    return String.format(Locale.ROOT, "%." + checked(digits) + "e", value);
  }

  /** Returns a number with so many digits in all, in the shorter notation. */
  static String general(double value, int digits) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      String text = Numbers.text(value);
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
    int precision = Math.max(1, checked(digits));
    BigDecimal exact =
        new BigDecimal(value).round(new MathContext(precision, RoundingMode.HALF_EVEN));
    int exponent = exact.precision() - exact.scale() - 1;
    BigDecimal shortest = exact.stripTrailingZeros();
    if (exponent >= -4 && exponent < precision) {
      return shortest.toPlainString();
    }
    String mantissa = shortest.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** Puts commas, or another mark, between the thousands. */
  static String grouped(String number, String mark) {
    int end = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
    StringBuilder out = new StringBuilder(number);
    for (int i = end - 3; i > 0 && Character.isDigit(number.charAt(i - 1)); i -= 3) {
      out.insert(i, mark);
    }
    return out.toString();
  }
}
