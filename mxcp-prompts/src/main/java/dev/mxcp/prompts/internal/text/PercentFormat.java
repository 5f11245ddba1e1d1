package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code 'pattern' % values}. */
public final class PercentFormat {

  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "%(?:\\((?<name>[^)]*)\\))?(?<flags>[-+ #0]*)(?<width>\\d+|\\*)?"
              + "(?:\\.(?<precision>\\*|\\d*))?[hlL]?(?<kind>[a-zA-Z%])?");

  private final List<?> values;
  private final Object all;
  private final Budget budget;
  private int next;

  private PercentFormat(Object values, Budget budget) {
    this.all = values;
    this.values = values instanceof Tuple tuple ? tuple : List.of(values);
    this.budget = budget;
  }

  /** Returns a pattern with values in the places of its directives. */
  public static String format(String pattern, Object values, Budget budget) {
    PercentFormat format = new PercentFormat(values, budget);
    StringBuilder out = new StringBuilder();
    Matcher matcher = DIRECTIVE.matcher(pattern);
    int from = 0;
    while (matcher.find()) {
      budget.step();
      out.append(pattern, from, matcher.start()).append(format.directive(matcher));
      Limits.text(out.length());
      from = matcher.end();
    }
    format.requireAllUsed();
    return out.append(pattern.substring(from)).toString();
  }

  private void requireAllUsed() {
    boolean hasItems = all instanceof Map || (all instanceof List && !(all instanceof Tuple));
    if (next < values.size() && !hasItems) {
      throw new EvaluationException("not all values are used by the format");
    }
  }

  private String directive(Matcher directive) {
    String kind = directive.group("kind");
    if (kind == null) {
      throw new EvaluationException("a format ends in the middle");
    }
    if (kind.equals("%")) {
      return "%";
    }
    int width = size(directive.group("width"), 0);
    int precision = size(directive.group("precision"), -1);
    String flags = directive.group("flags") + (width < 0 ? "-" : "");
    String text = converted(kind, value(directive.group("name")), precision, flags);
    return padded(text, flags, Math.abs(width), "srac".contains(kind));
  }

  private int size(@Nullable String text, int absent) {
    if (text == null || text.isEmpty()) {
      return text == null ? absent : 0;
    } else if (text.equals("*")) {
      return Numbers.index(value(null));
    }
    return text.length() > 7 ? Integer.MAX_VALUE / 2 : Integer.parseInt(text);
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

  private String converted(String kind, Object value, int precision, String flags) {
    int digits = precision < 0 ? 6 : precision;
    return switch (kind) {
      case "s" -> cut(ValueText.str(value, budget), precision);
      case "r", "a" -> cut(ValueText.repr(value, budget), precision);
      case "d", "i", "u" -> signed(whole(value, precision, 10), flags);
      case "f", "F" -> signed(NumberFormat.fixed(number(value), digits), flags);
      case "e" -> signed(NumberFormat.scientific(number(value), digits), flags);
      case "E" -> signed(TextCase.upper(NumberFormat.scientific(number(value), digits)), flags);
      case "g" -> signed(NumberFormat.general(number(value), digits), flags);
      case "G" -> signed(TextCase.upper(NumberFormat.general(number(value), digits)), flags);
      case "x" -> signed(prefixed(whole(value, precision, 16), "0x", flags), flags);
      case "X" -> signed(prefixed(TextCase.upper(whole(value, precision, 16)), "0X", flags), flags);
      case "o" -> signed(prefixed(whole(value, precision, 8), "0o", flags), flags);
      case "c" -> character(value);
      default -> throw new EvaluationException("the format does not know %" + kind);
    };
  }

  private static String cut(String text, int precision) {
    return precision < 0 ? text : CodePoints.first(text, precision);
  }

  private static String character(Object value) {
    if (value instanceof String text && CodePoints.length(text) == 1) {
      return text;
    }
    return CodePoints.of(Numbers.index(value));
  }

  private static String prefixed(String digits, String prefix, String flags) {
    int sign = digits.startsWith("-") ? 1 : 0;
    return flags.contains("#")
        ? digits.substring(0, sign) + prefix + digits.substring(sign)
        : digits;
  }

  private static String signed(String text, String flags) {
    boolean positive = !text.startsWith("-");
    return positive && flags.contains("+")
        ? "+" + text
        : positive && flags.contains(" ") ? " " + text : text;
  }

  private static double number(Object value) {
    if (!Numbers.isNumber(value)) {
      throw new EvaluationException("the format needs a number, not " + ValueText.typeName(value));
    }
    return Numbers.asDouble(value);
  }

  private String whole(Object value, int precision, int radix) {
    BigInteger whole = Numbers.asWhole(value);
    if (whole == null && (radix != 10 || !Double.isFinite(number(value)))) {
      throw new EvaluationException("the format needs a whole number");
    }
    BigInteger number = whole == null ? new BigDecimal(number(value)).toBigInteger() : whole;
    String digits = number.toString(radix);
    int sign = digits.startsWith("-") ? 1 : 0;
    return CodePoints.zeroFilled(digits, Math.max(0, precision) + sign, budget);
  }

  private String padded(String text, String flags, int width, boolean isText) {
    int missing = Math.max(0, width - CodePoints.length(text));
    if (flags.contains("-")) {
      return CodePoints.padded(text, 0, missing, " ", budget);
    } else if (flags.contains("0") && !isText) {
      return zeroFilled(text, width);
    }
    return CodePoints.padded(text, missing, 0, " ", budget);
  }

  private String zeroFilled(String text, int width) {
    int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
    int prefix = text.startsWith("0x", sign) || text.startsWith("0X", sign) ? sign + 2 : sign;
    int missing = Math.max(0, width - text.length());
    return text.substring(0, prefix)
        + CodePoints.padded(text.substring(prefix), missing, 0, "0", budget);
  }
}
