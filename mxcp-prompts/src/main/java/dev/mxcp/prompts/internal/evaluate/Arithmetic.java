package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.text.PercentFormat;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.NumberRange;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.ValueText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The operators of arithmetic, for numbers, texts and lists. */
public final class Arithmetic {

  private Arithmetic() {}

  /** Applies {@code + - * / // %} or {@code **}. */
  public static Object apply(String operator, Object left, Object right, Budget budget) {
    Members.requireDefined(left);
    Members.requireDefined(right);
    if (operator.equals("%") && left instanceof String pattern) {
      return PercentFormat.format(pattern, right, budget);
    } else if (operator.equals("+") && left instanceof String a && right instanceof String b) {
      budget.text((long) a.length() + b.length());
      return a + b;
    } else if (operator.equals("+") && left instanceof List<?> a && right instanceof List<?> b) {
      return joined(a, b, budget);
    } else if (operator.equals("*") && isSequence(left)) {
      return repeated(left, right, budget);
    } else if (operator.equals("*") && isSequence(right)) {
      return repeated(right, left, budget);
    } else if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
      throw unsupported(operator, left, right);
    }
    return NumberArithmetic.apply(operator, left, right);
  }

  private static boolean isSequence(Object value) {
    return value instanceof String || (value instanceof List && !(value instanceof NumberRange));
  }

  /** Returns {@code -value}. */
  public static Object negate(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    if (whole != null) {
      return Numbers.whole(whole.negate());
    }
    return -number(value);
  }

  /** Returns {@code +value}. */
  public static Object plus(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    return whole == null ? (Object) number(value) : Numbers.whole(whole);
  }

  private static double number(Object value) {
    Members.requireDefined(value);
    if (!(value instanceof Double number)) {
      throw new EvaluationException("a number is needed, not " + ValueText.typeName(value));
    }
    return number;
  }

  private static Object joined(List<?> a, List<?> b, Budget budget) {
    boolean isTuple = a instanceof Tuple;
    if (isTuple != b instanceof Tuple || a instanceof NumberRange || b instanceof NumberRange) {
      throw unsupported("+", a, b);
    }
    budget.items((long) a.size() + b.size());
    List<Object> list = new ArrayList<>(a);
    list.addAll(b);
    return isTuple ? new Tuple(list) : list;
  }

  private static Object repeated(Object value, Object times, Budget budget) {
    if (Numbers.asWhole(times) == null) {
      throw unsupported("*", value, times);
    }
    int count = Math.max(0, Numbers.index(times));
    if (value instanceof String text) {
      budget.text((long) text.length() * count);
      return text.repeat(count);
    }
    List<?> items = (List<?>) value;
    budget.items((long) items.size() * count);
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < count && !items.isEmpty(); i++) {
      list.addAll(items);
    }
    return value instanceof Tuple ? new Tuple(list) : list;
  }

  private static EvaluationException unsupported(String operator, Object left, Object right) {
    String types = ValueText.typeName(left) + " and " + ValueText.typeName(right);
    return new EvaluationException("'" + operator + "' does not take " + types);
  }
}
