package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.text.TextCase;
import dev.mxcp.prompts.internal.text.Whitespace;
import dev.mxcp.prompts.internal.value.Limits;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in texts, as {@code int} and {@code float} of Python read them. */
final class NumberText {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\p{Nd}++(?:\\.\\p{Nd}*+)?|\\.\\p{Nd}++)(?:[eE][+-]?\\p{Nd}++)?");
  private static final Pattern SPECIAL = Pattern.compile("([+-]?)(inf|infinity|nan)");

  private NumberText() {}

  /** Returns a whole number to a base; null where a text is none. */
  static @Nullable BigInteger whole(String text, int base) {
    if (base != 0 && (base < Character.MIN_RADIX || base > Character.MAX_RADIX)) {
      return null;
    }
    String plain = withoutMarks(Whitespace.strip(text));
    String digits = plain == null ? "" : ascii(plain);
    int sign = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
    int prefixed = prefixBase(digits, sign);
    int from = prefixed > 0 && (base == prefixed || base == 0) ? sign + 2 : sign;
    int radix = base == 0 ? Math.max(10, prefixed) : base;
    if (from == digits.length() || !isNumber(digits, from, radix)) {
      return null;
    }
    Limits.bits(digits.length() * 3L);
    BigInteger number = new BigInteger(digits.substring(from), radix);
    return digits.startsWith("-") ? number.negate() : number;
  }

  private static int prefixBase(String digits, int from) {
    if (digits.length() < from + 2 || digits.charAt(from) != '0') {
      return 0;
    }
    return switch (Character.toLowerCase(digits.charAt(from + 1))) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> 0;
    };
  }

  private static boolean isNumber(String digits, int from, int radix) {
    return digits.substring(from).chars().allMatch(c -> Character.digit(c, radix) >= 0);
  }

  /** Returns a float; null where a text is none. */
  static @Nullable Double floating(String text) {
    String plain = withoutMarks(Whitespace.strip(text));
    if (plain == null) {
      return null;
    }
    Matcher special = SPECIAL.matcher(TextCase.lower(plain));
    if (special.matches()) {
      double value = special.group(2).equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
      return special.group(1).equals("-") ? -value : value;
    }
    return DECIMAL.matcher(plain).matches() ? Double.valueOf(ascii(plain)) : null;
  }

  private static String ascii(String number) {
    StringBuilder out = new StringBuilder();
    number
        .codePoints()
        .forEach(
            c ->
                out.append(
                    Character.isDigit(c)
                        ? Integer.toString(Character.digit(c, 10))
                        : Character.toString(c)));
    return out.toString();
  }

  /** Drops the marks between digits; null where one stands elsewhere. */
  private static @Nullable String withoutMarks(String text) {
    if (text.indexOf('_') < 0) {
      return text;
    }
    boolean misplaced =
        text.startsWith("_") || text.endsWith("_") || text.contains("__") || !surrounded(text);
    return misplaced ? null : text.replace("_", "");
  }

  private static boolean surrounded(String text) {
    for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
      if (!Character.isLetterOrDigit(text.charAt(at - 1))
          || !Character.isLetterOrDigit(text.charAt(at + 1))) {
        return false;
      }
    }
    return true;
  }
}
