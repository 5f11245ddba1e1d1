package dev.mxcp.prompts.internal.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The operators of arithmetic. */
final class Operations {

  private Operations() {}

  static Object apply(String operator, Object left, Object right) {
    requireDefined(left);
    requireDefined(right);
    if (left instanceof String || left instanceof List<?> || right instanceof List<?>) {
      return ofSequences(operator, left, right);
    }
    if (right instanceof String && operator.equals("*")) {
      return ofSequences(operator, right, left);
    }
    if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
      throw unsupported(operator, left, right);
    }
    BigInteger a = Numbers.asWhole(left);
    BigInteger b = Numbers.asWhole(right);
    return a != null && b != null
        ? ofWhole(operator, a, b)
        : ofFloats(operator, Numbers.asDouble(left), Numbers.asDouble(right));
  }

  static Object negate(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    if (whole != null) {
      return Numbers.whole(whole.negate());
    }
    return -number(value);
  }

  static Object plus(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    return whole == null ? (Object) number(value) : Numbers.whole(whole);
  }

  private static double number(Object value) {
    requireDefined(value);
    if (!(value instanceof Double number)) {
      throw new EvaluationException("a number is needed, not " + Texts.typeName(value));
    }
    return number;
  }

  static void requireDefined(Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
  }

  private static Object ofSequences(String operator, Object left, Object right) {
    if (operator.equals("%") && left instanceof String pattern) {
      return PercentFormat.format(pattern, right);
    }
    if (operator.equals("+") && left instanceof String a && right instanceof String b) {
      Limits.text((long) a.length() + b.length());
      return a + b;
    }
    if (operator.equals("+")
        && left instanceof List<?> a
        && right instanceof List<?> b
        && left instanceof Tuple == right instanceof Tuple) {
      return joined(a, b);
    }
    if (operator.equals("*")) {
      boolean swapped = Numbers.asWhole(right) == null;
      return repeated(swapped ? right : left, swapped ? left : right);
    }
    throw unsupported(operator, left, right);
  }

  private static Object joined(List<?> a, List<?> b) {
    Limits.items((long) a.size() + b.size());
    List<Object> list = new ArrayList<>(a);
    list.addAll(b);
    return a instanceof Tuple ? new Tuple(list) : list;
  }

  private static Object repeated(Object value, Object times) {
    if (Numbers.asWhole(times) == null) {
      throw unsupported("*", value, times);
    }
    int count = Math.max(0, Numbers.index(times));
    if (value instanceof String text) {
      Limits.text((long) text.length() * count);
      return text.repeat(count);
    }
    List<?> items = (List<?>) value;
    Limits.items((long) items.size() * count);
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < count && !items.isEmpty(); i++) {
      list.addAll(items);
    }
    return value instanceof Tuple ? new Tuple(list) : list;
  }

  private static Object ofWhole(String operator, BigInteger a, BigInteger b) {
    if (b.signum() == 0 && !"+-***".contains(operator)) {
      throw new EvaluationException("division by zero");
    }
    return switch (operator) {
      case "+" -> Numbers.whole(a.add(b));
      case "-" -> Numbers.whole(a.subtract(b));
      case "*" -> Numbers.whole(a.multiply(b));
      case "/" -> a.doubleValue() / b.doubleValue();
      case "//" -> Numbers.whole(floor(a, b)[0]);
      case "%" -> Numbers.whole(floor(a, b)[1]);
      default -> power(a, b);
    };
  }

  /** Divides and rounds down, as Python does; the remainder has the sign of the divisor. */
  private static BigInteger[] floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() != 0 && parts[1].signum() != b.signum()
        ? new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(b)}
        : parts;
  }

  private static Object power(BigInteger a, BigInteger b) {
    if (b.signum() < 0) {
      return ofFloats("**", a.doubleValue(), b.doubleValue());
    }
    if (a.abs().bitLength() <= 1) {
      return Numbers.whole(
          a.signum() < 0 && !b.testBit(0) ? BigInteger.ONE : b.signum() == 0 ? BigInteger.ONE : a);
    }
    Limits.bits(
        b.bitLength() < Integer.SIZE ? (long) a.bitLength() * b.intValue() : Long.MAX_VALUE);
    return Numbers.whole(a.pow(b.intValue()));
  }

  private static Object ofFloats(String operator, double a, double b) {
    if (b == 0 && !"+-***".contains(operator)) {
      throw new EvaluationException("division by zero");
    }
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "//" -> Math.floor(a / b);
      case "%" -> remainder(a, b);
      default -> powerOfFloats(a, b);
    };
  }

  private static double remainder(double a, double b) {
    double rest = a % b;
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
  }

  private static double powerOfFloats(double a, double b) {
    if (a == 0 && b < 0) {
      throw new EvaluationException("division by zero");
    }
    return Math.pow(a, b);
  }

  private static EvaluationException unsupported(String operator, Object left, Object right) {
    return new EvaluationException(
        "'"
            + operator
            + "' does not take "
            + Texts.typeName(left)
            + " and "
            + Texts.typeName(right));
  }
}
