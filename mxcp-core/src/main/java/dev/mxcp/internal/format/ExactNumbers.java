package dev.mxcp.internal.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * ExactNumbers without loss.
 *
 * <p>ExactNumbers that take more than 1,000 digits to write are refused: {@code 1e999999999} is
 * short to send and takes a gigabyte to work with.
 */
public final class ExactNumbers {

  private static final int MAX_DIGITS = 1_000;
  private static final int MAX_BITS = 3_322; // as many as 1,000 decimal digits take
  private static final int MAX_TEXT = MAX_DIGITS + 20;
  private static final long MAX_SAFE = 1L << 53;

  private ExactNumbers() {}

  /**
   * Returns the exact value; null for NaN, infinities, numbers that are too long, and those of
   * unknown classes.
   */
  public static @Nullable BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return isShort(decimal) ? decimal : null;
    }
    if (number instanceof BigInteger integer) {
      return integer.bitLength() > MAX_BITS ? null : new BigDecimal(integer);
    }
    if (isIntegral(number)) {
      return BigDecimal.valueOf(number.longValue());
    }
    return isFloating(number) ? parse(number.toString()) : null;
  }

  /** Returns the number of a JSON number's exact text; null where it is none, or too long. */
  public static @Nullable BigDecimal parse(String text) {
    if (text.length() > MAX_TEXT || !isJsonNumber(text)) {
      return null;
    }
    try {
      BigDecimal decimal = new BigDecimal(text);
      return isShort(decimal) ? decimal : null;
    } catch (NumberFormatException e) { // an exponent beyond an int
      return null;
    }
  }

  /** Returns a Double, or where that would lose digits the number itself. */
  public static Number floating(BigDecimal exact) {
    double value = exact.doubleValue();
    boolean same =
        Double.isFinite(value) && new BigDecimal(Double.toString(value)).compareTo(exact) == 0;
    return same ? (Number) value : exact;
  }

  /** Returns a Double, or where that would lose digits a BigDecimal. */
  public static Number floating(long value) {
    return Math.abs(value) <= MAX_SAFE && value != Long.MIN_VALUE
        ? (Number) (double) value
        : floating(BigDecimal.valueOf(value));
  }

  /** Returns a Long, a BigInteger where a Long is too small, or null where it is not whole. */
  public static @Nullable Number whole(BigDecimal exact) {
    boolean isWhole =
        exact.signum() == 0 || exact.scale() <= 0 || exact.stripTrailingZeros().scale() <= 0;
    return isWhole ? small(exact.toBigInteger()) : null;
  }

  /** Returns a Long where one holds the number. */
  public static Number small(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  /**
   * Returns Long, BigInteger, Double or BigDecimal; null for NaN, infinities, too long ones, and
   * numbers of unknown classes.
   */
  public static @Nullable Number plain(Number number) {
    if (number instanceof Long) {
      return number;
    }
    if (number instanceof Double value) {
      return Double.isFinite(value) ? number : null;
    }
    if (number instanceof BigDecimal decimal) {
      return isShort(decimal) ? decimal : null;
    }
    if (number instanceof BigInteger integer) {
      return integer.bitLength() > MAX_BITS ? null : small(integer);
    }
    if (isIntegral(number)) {
      return number.longValue();
    }
    BigDecimal exact = exact(number);
    return exact == null ? null : floating(exact);
  }

  /** Returns whether a number is NaN or infinite. */
  public static boolean isNotFinite(Number number) {
    return isFloating(number) && !Double.isFinite(number.doubleValue());
  }

  /** Returns whether a number has one of the classes of numbers that values may have. */
  public static boolean isKnown(Number number) {
    return isIntegral(number)
        || isFloating(number)
        || number instanceof BigDecimal
        || number instanceof BigInteger;
  }

  private static boolean isFloating(Number number) {
    return number instanceof Double || number instanceof Float;
  }

  /** Returns the JSON text of a number; only for numbers that are plain. */
  public static String text(Number number) {
    return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
  }

  /** Returns a number for a message, whatever its size. */
  public static String shown(Number number) {
    if (number instanceof BigInteger integer && integer.bitLength() > MAX_BITS) {
      return "a number of more than " + MAX_DIGITS + " digits";
    }
    boolean isPlain = number instanceof BigDecimal decimal && isShort(decimal);
    return isPlain ? text(number) : number.toString();
  }

  /** Returns whether a number has a class of whole numbers that fit into a Long. */
  public static boolean isIntegral(Number number) {
    return number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte
        || number instanceof AtomicInteger
        || number instanceof AtomicLong;
  }

  private static boolean isShort(BigDecimal value) {
    return value.scale() <= MAX_DIGITS
        && value.unscaledValue().bitLength() <= MAX_BITS
        && (long) value.precision() - value.scale() <= MAX_DIGITS;
  }

  private static boolean isJsonNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int end = digits(text, start);
    if (end == start || (text.charAt(start) == '0' && end > start + 1)) {
      return false;
    }
    if (end < text.length() && text.charAt(end) == '.') {
      start = end + 1;
      end = digits(text, start);
      if (end == start) {
        return false;
      }
    }
    return end == text.length() || isExponent(text, end);
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int start = at + 1;
    if (start < text.length() && (text.charAt(start) == '+' || text.charAt(start) == '-')) {
      start++;
    }
    return start < text.length() && digits(text, start) == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
