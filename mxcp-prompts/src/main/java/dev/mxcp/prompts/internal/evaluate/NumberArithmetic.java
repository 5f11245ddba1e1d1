package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Arithmetic of numbers, where whole ones stay whole and exact. */
final class NumberArithmetic {

  private static final MathContext PRECISE = new MathContext(60);

  private NumberArithmetic() {}

  static Object apply(String operator, Object left, Object right) {
    BigInteger a = Numbers.asWhole(left);
    BigInteger b = Numbers.asWhole(right);
    return a != null && b != null
        ? ofWhole(operator, a, b)
        : ofFloats(operator, Numbers.asDouble(left), Numbers.asDouble(right));
  }

  private static Object ofWhole(String operator, BigInteger a, BigInteger b) {
    requireDivisor(operator, b.signum() == 0);
    return switch (operator) {
      case "+" -> Numbers.whole(a.add(b));
      case "-" -> Numbers.whole(a.subtract(b));
      case "*" -> Numbers.whole(a.multiply(b));
      case "/" -> quotient(a, b);
      case "//" -> Numbers.whole(floor(a, b)[0]);
      case "%" -> Numbers.whole(floor(a, b)[1]);
      default -> power(a, b);
    };
  }

  private static void requireDivisor(String operator, boolean isZero) {
    boolean divides = operator.equals("/") || operator.equals("//") || operator.equals("%");
    if (divides && isZero) {
      throw new EvaluationException("division by zero");
    }
  }

  private static double quotient(BigInteger a, BigInteger b) {
    return finite(new BigDecimal(a).divide(new BigDecimal(b), PRECISE).doubleValue());
  }

  private static double finite(double value) {
    if (Double.isInfinite(value) || Double.isNaN(value)) {
      throw new EvaluationException("the result is too large for a float, or is no real number");
    }
    return value;
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
      return ofFloats("**", Numbers.asDouble(a), Numbers.asDouble(b));
    } else if (b.signum() == 0 || a.equals(BigInteger.ONE)) {
      return 1L;
    } else if (a.abs().bitLength() <= 1) {
      return Numbers.whole(b.testBit(0) ? a : a.abs());
    }
    Limits.bits(
        b.bitLength() < Integer.SIZE ? (long) a.bitLength() * b.intValue() : Long.MAX_VALUE);
    return Numbers.whole(a.pow(b.intValue()));
  }

  private static Object ofFloats(String operator, double a, double b) {
    requireDivisor(operator, b == 0);
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "//" -> floorQuotient(a, b);
      case "%" -> remainder(a, b);
      default -> powerOfFloats(a, b);
    };
  }

  private static double remainder(double a, double b) {
    double rest = a % b;
    if (rest == 0) {
      return Math.copySign(0.0, b);
    }
    return (rest < 0) != (b < 0) ? rest + b : rest;
  }

  /** Divides what the remainder leaves: 1 // 0.1 is 9, although 1 / 0.1 rounds to 10. */
  private static double floorQuotient(double a, double b) {
    double quotient = (a - remainder(a, b)) / b;
    if (quotient == 0) {
      return Math.copySign(0.0, a / b);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static double powerOfFloats(double a, double b) {
    if (a == 0 && b < 0) {
      throw new EvaluationException("division by zero");
    }
    boolean finite = Double.isFinite(a) && Double.isFinite(b);
    return finite ? finite(Math.pow(a, b)) : a == 1 ? 1 : Math.pow(a, b);
  }
}
