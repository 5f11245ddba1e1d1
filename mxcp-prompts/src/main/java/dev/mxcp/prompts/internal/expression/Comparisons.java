package dev.mxcp.prompts.internal.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators that compare. */
final class Comparisons {

  private Comparisons() {}

  static boolean apply(String operator, Object left, Object right) {
    return switch (operator) {
      case "==" -> equal(left, right);
      case "!=" -> !equal(left, right);
      case "in" -> contains(right, left);
      case "not in" -> !contains(right, left);
      default -> ordered(operator, left, right);
    };
  }

  private static boolean ordered(String operator, Object left, Object right) {
    Integer order = order(left, right);
    if (order == null) {
      return false;
    }
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  static boolean equal(Object left, Object right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      Integer order = Numbers.compare(left, right);
      return order != null && order == 0;
    } else if (left instanceof List<?> a && right instanceof List<?> b) {
      return left instanceof Tuple == right instanceof Tuple && equalLists(a, b);
    } else if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
      return equalMaps(a, b);
    } else if (left instanceof Undefined || right instanceof Undefined) {
      return left instanceof Undefined && right instanceof Undefined;
    } else if (left instanceof OffsetDateTime a && right instanceof OffsetDateTime b) {
      return a.isEqual(b);
    }
    return left.equals(right);
  }

  /** Returns what stands for a value in a map of Java: 1, 1.0 and True are the same. */
  static Object key(Object value) {
    if (value instanceof Double number
        && number == Math.rint(number)
        && !Double.isInfinite(number)) {
      return new BigDecimal(number).toBigInteger();
    }
    BigInteger whole = Numbers.asWhole(value);
    return whole == null ? value : whole;
  }

  private static boolean equalLists(List<?> a, List<?> b) {
    Iterator<?> others = b.iterator();
    for (Object item : a) {
      if (!others.hasNext() || !equal(item, others.next())) {
        return false;
      }
    }
    return !others.hasNext();
  }

  private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b) {
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object other = Members.lookUp(b, entry.getKey());
      if (other == null || !equal(entry.getValue(), other)) {
        return false;
      }
    }
    return a.size() == b.size();
  }

  /** Compares two values; null where they are unordered, as NaN is. */
  static @Nullable Integer order(Object left, Object right) {
    Operations.requireDefined(left);
    Operations.requireDefined(right);
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Numbers.compare(left, right);
    } else if (left instanceof String a && right instanceof String b) {
      return orderTexts(a, b);
    } else if (left instanceof List<?> a && right instanceof List<?> b) {
      return orderLists(a, b);
    } else if (left instanceof LocalDate a && right instanceof LocalDate b) {
      return a.compareTo(b);
    } else if (left instanceof LocalTime a && right instanceof LocalTime b) {
      return a.compareTo(b);
    } else if (left instanceof LocalDateTime a && right instanceof LocalDateTime b) {
      return a.compareTo(b);
    } else if (left instanceof OffsetDateTime a && right instanceof OffsetDateTime b) {
      return a.toInstant().compareTo(b.toInstant());
    }
    throw new EvaluationException(
        Texts.typeName(left) + " and " + Texts.typeName(right) + " cannot be compared");
  }

  /** Compares by code points; compareTo would compare halves of surrogate pairs. */
  private static int orderTexts(String a, String b) {
    int same = 0;
    while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    if (same == a.length() || same == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    return Integer.compare(a.codePointAt(same), b.codePointAt(same));
  }

  private static @Nullable Integer orderLists(List<?> a, List<?> b) {
    Iterator<?> others = b.iterator();
    for (Object item : a) {
      if (!others.hasNext()) {
        return 1;
      }
      Object other = others.next();
      if (!equal(item, other)) {
        return order(item, other);
      }
    }
    return others.hasNext() ? -1 : 0;
  }

  static boolean contains(Object container, Object value) {
    if (container instanceof String text) {
      Operations.requireDefined(value);
      if (!(value instanceof String part)) {
        throw new EvaluationException("only a text is in a text, not " + Texts.typeName(value));
      }
      return text.contains(part);
    }
    for (Object item : Sequences.iterate(container)) {
      if (equal(item, value)) {
        return true;
      }
    }
    return false;
  }
}
