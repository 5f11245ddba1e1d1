package dev.mxcp.internal.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a scalar without quotes, by the rules of YAML 1.1 as existing projects rely on them.
 *
 * <p>Two rules differ: {@code 1e3} is a number, as in JSON, and {@code 12:30} is a text. Dates are
 * texts.
 */
final class PlainScalar {

  private static final Map<String, Boolean> BOOLEANS =
      Map.of("true", true, "false", false, "yes", true, "no", false, "on", true, "off", false);
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]*[0-7]");
  private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F_]*[0-9a-fA-F]");
  private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]*[01]");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?(([0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)([eE][-+]?[0-9]{1,9})?"
              + "|[0-9][0-9_]*[eE][-+]?[0-9]{1,9})");
  private static final Pattern INFINITY = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
  private static final Pattern NAN = Pattern.compile("\\.(nan|NaN|NAN)");

  /** Longer ones would take long to convert, and nobody writes them. */
  private static final int MAX_DIGITS = 1_000;

  private PlainScalar() {}

  /** Returns null, a Boolean, Long, BigInteger or Double, or the text itself. */
  static @Nullable Object resolve(String text) {
    if (isNull(text)) {
      return null;
    }
    Boolean bool = bool(text);
    if (bool != null) {
      return bool;
    }
    Object number = text.length() > MAX_DIGITS ? null : number(text);
    return number == null ? text : number;
  }

  static boolean isNull(String text) {
    return text.isEmpty() || text.equals("~") || isWord(text, "null");
  }

  static @Nullable Boolean bool(String text) {
    if (text.length() > 5) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return isWord(text, lower) ? BOOLEANS.get(lower) : null;
  }

  static @Nullable Object number(String text) {
    if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return null;
    }
    if (DECIMAL.matcher(text).matches()) {
      return integer(text, 0, 10);
    }
    if (OCTAL.matcher(text).matches()) {
      return integer(text, 1, 8);
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return integer(text, 2, 16);
    }
    if (BINARY.matcher(text).matches()) {
      return integer(text, 2, 2);
    }
    return decimal(text);
  }

  private static @Nullable Object decimal(String text) {
    if (INFINITY.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (NAN.matcher(text).matches()) {
      return Double.NaN;
    }
    return FLOAT.matcher(text).matches() ? Double.valueOf(text.replace("_", "")) : null;
  }

  private static Object integer(String text, int prefix, int radix) {
    boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
    String digits = text.substring((signed ? 1 : 0) + prefix).replace("_", "");
    BigInteger value = new BigInteger(digits, radix);
    BigInteger number = text.charAt(0) == '-' ? value.negate() : value;
    if (number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    return number;
  }

  /** Returns whether a text is a word in lower case, upper case, or with a capital. */
  private static boolean isWord(String text, String lower) {
    return text.equals(lower)
        || text.equals(lower.toUpperCase(Locale.ROOT))
        || text.equals(Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
  }
}
