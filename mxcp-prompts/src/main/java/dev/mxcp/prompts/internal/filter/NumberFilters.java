package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.evaluate.Arithmetic;
import dev.mxcp.prompts.internal.evaluate.Comparisons;
import dev.mxcp.prompts.internal.evaluate.Members;
import dev.mxcp.prompts.internal.text.NumberFormat;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Characters;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Truth;
import dev.mxcp.prompts.internal.value.Undefined;
import dev.mxcp.prompts.internal.value.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that give numbers, and {@code default}. */
final class NumberFilters {

  private NumberFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("default", NumberFilters::orDefault);
    filters.put("d", NumberFilters::orDefault);
    filters.put("length", (value, a) -> (long) Sequences.length(value));
    filters.put("count", (value, a) -> (long) Sequences.length(value));
    filters.put("int", NumberFilters::whole);
    filters.put("float", NumberFilters::floating);
    filters.put("round", NumberFilters::round);
    filters.put("abs", (value, a) -> absolute(value, a));
    filters.put("wordcount", (value, a) -> wordCount(ValueText.str(value, a.budget())));
  }

  private static Object orDefault(Object value, Arguments arguments) {
    boolean absent =
        value instanceof Undefined || (arguments.flag(1, "boolean", false) && !Truth.of(value));
    return absent ? arguments.get(0, "default_value", "") : value;
  }

  private static Object whole(Object value, Arguments arguments) {
    Members.requireDefined(value);
    BigInteger whole = Numbers.asWhole(value);
    if (whole == null && value instanceof String text) {
      whole = NumberText.whole(text, arguments.integer(1, "base", 10));
    }
    if (whole != null) {
      return Numbers.whole(whole);
    }
    Double number = value instanceof String text ? NumberText.floating(text) : asDouble(value);
    if (value instanceof Double given && Double.isInfinite(given)) {
      throw new EvaluationException("an infinite number has no whole one");
    }
    return number == null || !Double.isFinite(number)
        ? arguments.get(0, "default", 0L)
        : Numbers.whole(new BigDecimal(number).toBigInteger());
  }

  private static @Nullable Double asDouble(Object value) {
    return value instanceof Double number ? number : null;
  }

  private static Object floating(Object value, Arguments arguments) {
    Members.requireDefined(value);
    if (Numbers.isNumber(value)) {
      return Numbers.asDouble(value);
    }
    Double number = value instanceof String text ? NumberText.floating(text) : null;
    return number == null ? arguments.get(0, "default", 0.0) : number;
  }

  private static Object round(Object value, Arguments arguments) {
    Members.requireDefined(value);
    if (!Numbers.isNumber(value)) {
      throw new EvaluationException("round needs a number, not " + ValueText.typeName(value));
    }
    int digits = NumberFormat.checked(arguments.integer(0, "precision", 0));
    String method = arguments.text(1, "method", "common");
    BigInteger whole = Numbers.asWhole(value);
    if (whole != null && method.equals("common")) {
      BigDecimal exact = new BigDecimal(whole);
      return digits >= 0
          ? Numbers.whole(whole)
          : Numbers.whole(exact.setScale(digits, RoundingMode.HALF_EVEN).toBigInteger());
    }
    return rounded(Numbers.asDouble(value), digits, method);
  }

  private static Object rounded(double value, int digits, String method) {
    boolean common = method.equals("common");
    if (!Double.isFinite(value)) {
      if (!common) {
        throw new EvaluationException("round cannot make a whole number of " + value);
      }
      return value;
    }
    double factor = Math.pow(10, digits);
    return switch (method) {
      case "common" -> halfEven(value, digits);
      case "ceil" -> positive(Math.ceil(value * factor) / factor);
      case "floor" -> positive(Math.floor(value * factor) / factor);
      default -> throw new EvaluationException("round knows common, ceil and floor");
    };
  }

  private static double halfEven(double value, int digits) {
    double rounded = NumberFormat.rounded(value, digits, RoundingMode.HALF_EVEN).doubleValue();
    return rounded == 0 ? Math.copySign(0.0, value) : rounded;
  }

  /** Python goes by a whole number here, which has no negative zero. */
  private static double positive(double value) {
    return value == 0 ? 0.0 : value;
  }

  private static Object absolute(Object value, Arguments arguments) {
    if (value instanceof Double number) {
      return Math.abs(number);
    }
    Integer order = Comparisons.order(value, 0L, arguments.budget());
    return order != null && order < 0 ? Arithmetic.negate(value) : Arithmetic.plus(value);
  }

  private static Object wordCount(String text) {
    long count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      boolean isWord = Characters.isWord(text.codePointAt(i));
      count += isWord && !inside ? 1 : 0;
      inside = isWord;
    }
    return count;
  }
}
