package dev.mxcp.prompts.internal.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code 'pattern' % values}. */
final class PercentFormat {

  private static final Pattern DIRECTIVE =
      Pattern.compile("%(?:\\((\\w+)\\))?([-+ #0]*)(\\d+|\\*)?(?:\\.(\\d+))?([a-zA-Z%])?");

  private final List<?> values;
  private final Object all;
  private int next;

  private PercentFormat(Object values) {
    this.all = values;
    this.values = values instanceof Tuple tuple ? tuple : List.of(values);
  }

  static String format(String pattern, Object values) {
    PercentFormat format = new PercentFormat(values);
    StringBuilder out = new StringBuilder();
    Matcher matcher = DIRECTIVE.matcher(pattern);
    int from = 0;
    while (matcher.find()) {
      out.append(pattern, from, matcher.start()).append(format.directive(matcher));
      Limits.text(out.length());
      from = matcher.end();
    }
    format.requireAllUsed();
    return out.append(pattern.substring(from)).toString();
  }

  private void requireAllUsed() {
    if (next < values.size() && !(all instanceof Map)) {
      throw new EvaluationException("not all values are used by the format");
    }
  }

  private String directive(Matcher directive) {
    String kind = directive.group(5);
    if (kind == null) {
      throw new EvaluationException("a format ends in the middle");
    }
    if (kind.equals("%")) {
      return "%";
    }
    int precision = directive.group(4) == null ? -1 : digits(directive.group(4));
    String flags = directive.group(2);
    String text = converted(kind, value(directive.group(1)), precision, flags);
    return padded(text, flags, directive.group(3), "sra".contains(kind));
  }

  private static int digits(String text) {
    return text.length() > 4 ? Integer.MAX_VALUE / 2 : Integer.parseInt(text);
  }

  private Object value(@Nullable String name) {
    if (name != null) {
      Object value = all instanceof Map<?, ?> map ? map.get(name) : null;
      if (value == null) {
        throw new EvaluationException("the format needs a value for '" + name + "'");
      }
      return value;
    }
    if (next >= values.size()) {
      throw new EvaluationException("there are not enough values for the format");
    }
    return values.get(next++);
  }

  private static String converted(String kind, Object value, int precision, String flags) {
    return switch (kind) {
      case "s" -> cut(Texts.text(value), precision);
      case "r", "a" -> cut(Texts.quoted(value), precision);
      case "d", "i", "u" -> signed(whole(value).toString(), flags);
      case "f", "F" -> signed(NumberFormat.fixed(number(value), digits(precision, 6)), flags);
      case "e" -> signed(NumberFormat.scientific(number(value), digits(precision, 6)), flags);
      case "g" -> signed(NumberFormat.general(number(value), digits(precision, 6)), flags);
      case "x" -> signed(whole(value).toString(16), flags);
      case "X" -> signed(whole(value).toString(16).toUpperCase(Locale.ROOT), flags);
      case "o" -> signed(whole(value).toString(8), flags);
      case "c" -> value instanceof String text ? text : Character.toString(Numbers.index(value));
      default -> throw new EvaluationException("the format does not know %" + kind);
    };
  }

  private static int digits(int precision, int absent) {
    return precision < 0 ? absent : precision;
  }

  private static String cut(String text, int precision) {
    return precision < 0 || precision >= text.codePointCount(0, text.length())
        ? text
        : text.substring(0, text.offsetByCodePoints(0, precision));
  }

  private static String signed(String text, String flags) {
    boolean positive = !text.startsWith("-");
    return positive && flags.contains("+")
        ? "+" + text
        : positive && flags.contains(" ") ? " " + text : text;
  }

  private static double number(Object value) {
    if (!Numbers.isNumber(value)) {
      throw new EvaluationException("the format needs a number, not " + Texts.typeName(value));
    }
    return Numbers.asDouble(value);
  }

  private static BigInteger whole(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    return whole == null ? new BigDecimal(number(value)).toBigInteger() : whole;
  }

  private static String padded(String text, String flags, @Nullable String width, boolean isText) {
    if (width == null) {
      return text;
    }
    if (width.equals("*")) {
      throw new EvaluationException("the format does not know a width of '*'");
    }
    Limits.text(digits(width));
    int missing = Math.max(0, digits(width) - text.codePointCount(0, text.length()));
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    } else if (flags.contains("0") && !isText) {
      int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
      return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }
    return " ".repeat(missing) + text;
  }
}
