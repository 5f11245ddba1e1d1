package dev.mxcp.prompts.internal.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;

/** Filters that give numbers, and {@code default}. */
final class NumberFilters {

  private NumberFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("default", NumberFilters::orDefault);
    filters.put("d", NumberFilters::orDefault);
    filters.put("length", (value, a) -> (long) Sequences.length(value));
    filters.put("count", (value, a) -> (long) Sequences.length(value));
    filters.put("int", NumberFilters::whole);
    filters.put("float", (value, a) -> floating(value, a.get(0, "default", 0.0)));
    filters.put("round", NumberFilters::round);
    filters.put("abs", (value, a) -> absolute(value));
    filters.put("wordcount", (value, a) -> wordCount(Texts.text(value)));
  }

  private static Object orDefault(Object value, Arguments arguments) {
    boolean absent =
        value instanceof Undefined || (arguments.flag(1, "boolean", false) && !Truth.of(value));
    return absent ? arguments.get(0, "default_value", "") : value;
  }

  private static Object whole(Object value, Arguments arguments) {
    Object absent = arguments.get(0, "default", 0L);
    BigInteger whole = Numbers.asWhole(value);
    if (whole != null) {
      return Numbers.whole(whole);
    }
    Operations.requireDefined(value);
    try {
      if (value instanceof String text) {
        return ofText(TextMethods.strip(text, TextMethods::isSpace, true, true), arguments);
      }
      return value instanceof Double number ? truncated(number) : absent;
    } catch (NumberFormatException e) {
      return absent;
    }
  }

  private static Object ofText(String text, Arguments arguments) {
    Limits.bits(text.length() * 3L);
    int base = arguments.integer(1, "base", 10);
    String digits = text.replaceAll("(?<=\\p{Nd})_(?=\\p{Nd})", "");
    if (base != 10) {
      return Numbers.whole(new BigInteger(digits.replaceFirst("^0[xXoObB]", ""), base));
    }
    return digits.matches("[+-]?\\p{Nd}+")
        ? Numbers.whole(new BigInteger(digits))
        : truncated(parsed(digits));
  }

  private static Object truncated(double number) {
    return Numbers.whole(new BigDecimal(number).toBigInteger());
  }

  private static double parsed(String text) {
    if (!text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?")) {
      throw new NumberFormatException();
    }
    return Double.parseDouble(text);
  }

  static Object floating(Object value, Object absent) {
    Operations.requireDefined(value);
    if (Numbers.isNumber(value)) {
      return Numbers.asDouble(value);
    }
    try {
      return value instanceof String text ? (Object) parsed(text.strip()) : absent;
    } catch (NumberFormatException e) {
      return absent;
    }
  }

  private static Object round(Object value, Arguments arguments) {
    Operations.requireDefined(value);
    if (!Numbers.isNumber(value)) {
      throw new EvaluationException("round needs a number, not " + Texts.typeName(value));
    }
    int digits = arguments.integer(0, "precision", 0);
    String method = arguments.text(1, "method", "common");
    BigInteger whole = Numbers.asWhole(value);
    if (whole != null && method.equals("common")) {
      return digits >= 0
          ? Numbers.whole(whole)
          : Numbers.whole(
              new BigDecimal(whole)
                  .setScale(NumberFormat.checked(digits), RoundingMode.HALF_EVEN)
                  .toBigInteger());
    }
    return rounded(Numbers.asDouble(value), digits, method);
  }

  private static Object rounded(double value, int digits, String method) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    double factor = Math.pow(10, NumberFormat.checked(digits));
    return switch (method) {
      case "common" -> NumberFormat.rounded(value, digits, RoundingMode.HALF_EVEN).doubleValue();
      case "ceil" -> Math.ceil(value * factor) / factor;
      case "floor" -> Math.floor(value * factor) / factor;
      default -> throw new EvaluationException("round knows common, ceil and floor");
    };
  }

  private static Object absolute(Object value) {
    Object zero = Numbers.asWhole(value) == null ? (Object) 0.0 : (Object) 0L;
    Integer order = Comparisons.order(value, zero);
    return order != null && order < 0 ? Operations.negate(value) : Operations.plus(value);
  }

  private static Object wordCount(String text) {
    return Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS).matcher(text).results().count();
  }
}
