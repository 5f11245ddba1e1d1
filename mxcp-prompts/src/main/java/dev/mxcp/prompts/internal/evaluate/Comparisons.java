package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.text.TextSearch;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Keys;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.MapView;
import dev.mxcp.prompts.internal.value.NumberRange;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.Undefined;
import dev.mxcp.prompts.internal.value.ValueText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators that compare. */
public final class Comparisons {

  private final Budget budget;
  private int depth;

  private Comparisons(Budget budget) {
    this.budget = budget;
  }

  /** Applies {@code == != < <= > >= in} or {@code not in}. */
  public static boolean apply(String operator, Object left, Object right, Budget budget) {
    return switch (operator) {
      case "==" -> equal(left, right, budget);
      case "!=" -> !equal(left, right, budget);
      case "in" -> contains(right, left, budget);
      case "not in" -> !contains(right, left, budget);
      default -> ordered(operator, left, right, budget);
    };
  }

  private static boolean ordered(String operator, Object left, Object right, Budget budget) {
    Integer order = order(left, right, budget);
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

  /** Returns whether two values are equal. */
  public static boolean equal(Object left, Object right, Budget budget) {
    return new Comparisons(budget).equal(left, right);
  }

  /** Compares two values; null where they are unordered, as NaN is. */
  public static @Nullable Integer order(Object left, Object right, Budget budget) {
    return new Comparisons(budget).order(left, right);
  }

  private boolean equal(Object left, Object right) {
    budget.step();
    if (left instanceof String a && right instanceof String b) {
      budget.characters(a.length() == b.length() ? a.length() : 0);
      return a.equals(b);
    } else if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      Integer order = Numbers.compare(left, right);
      return order != null && order == 0;
    } else if (left instanceof List<?> a && right instanceof List<?> b) {
      return kind(a) == kind(b) && equalLists(a, b);
    } else if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
      return equalMaps(a, b);
    } else if (left instanceof Undefined || right instanceof Undefined) {
      return left instanceof Undefined && right instanceof Undefined;
    } else if (left instanceof OffsetDateTime a && right instanceof OffsetDateTime b) {
      return a.isEqual(b);
    }
    return left == right || (!(left instanceof MapView) && left.equals(right));
  }

  private static int kind(List<?> list) {
    return list instanceof Tuple ? 1 : list instanceof NumberRange ? 2 : 0;
  }

  /** Values that are the same object are equal in lists, even where they are NaN. */
  private boolean equalItems(Object left, Object right) {
    return left == right || equal(left, right);
  }

  private boolean equalLists(List<?> a, List<?> b) {
    Limits.depth(++depth);
    boolean equal = a.size() == b.size();
    Iterator<?> others = b.iterator();
    for (Iterator<?> items = a.iterator(); equal && items.hasNext(); ) {
      equal = equalItems(items.next(), others.next());
    }
    depth--;
    return equal;
  }

  private boolean equalMaps(Map<?, ?> a, Map<?, ?> b) {
    Limits.depth(++depth);
    boolean equal = a.size() == b.size();
    for (Iterator<? extends Map.Entry<?, ?>> i = a.entrySet().iterator(); equal && i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      Object other = Keys.lookUp(b, entry.getKey(), budget);
      equal = other != null && equalItems(entry.getValue(), other);
    }
    depth--;
    return equal;
  }

  private @Nullable Integer order(Object left, Object right) {
    budget.step();
    Members.requireDefined(left);
    Members.requireDefined(right);
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return Numbers.compare(left, right);
    } else if (left instanceof String a && right instanceof String b) {
      return orderTexts(a, b);
    } else if (left instanceof List<?> a && right instanceof List<?> b && kind(a) == kind(b)) {
      return orderLists(a, b);
    }
    return orderDates(left, right);
  }

  private static Integer orderDates(Object left, Object right) {
    if (left instanceof LocalDate a && right instanceof LocalDate b) {
      return a.compareTo(b);
    } else if (left instanceof LocalTime a && right instanceof LocalTime b) {
      return a.compareTo(b);
    } else if (left instanceof LocalDateTime a && right instanceof LocalDateTime b) {
      return a.compareTo(b);
    } else if (left instanceof OffsetDateTime a && right instanceof OffsetDateTime b) {
      return a.toInstant().compareTo(b.toInstant());
    }
    throw new EvaluationException(
        ValueText.typeName(left) + " and " + ValueText.typeName(right) + " cannot be compared");
  }

  /** Compares by code points; compareTo would compare halves of surrogate pairs. */
  private int orderTexts(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int same = 0;
    while (same < shorter && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    budget.characters(same);
    if (same == shorter) {
      return Integer.compare(a.length(), b.length());
    }
    return Integer.compare(a.codePointAt(same), b.codePointAt(same));
  }

  private @Nullable Integer orderLists(List<?> a, List<?> b) {
    Limits.depth(++depth);
    Iterator<?> others = b.iterator();
    Integer order = null;
    boolean found = false;
    for (Iterator<?> items = a.iterator(); !found && items.hasNext() && others.hasNext(); ) {
      Object item = items.next();
      Object other = others.next();
      if (!equalItems(item, other)) {
        order = order(item, other);
        found = true;
      }
    }
    depth--;
    return found ? order : Integer.valueOf(Integer.compare(a.size(), b.size()));
  }

  /** Returns whether a value is in a list, a key of a map, or a part of a text. */
  public static boolean contains(Object container, Object value, Budget budget) {
    if (container instanceof String text) {
      Members.requireDefined(value);
      if (!(value instanceof String part)) {
        throw new EvaluationException("only a text is in a text, not " + ValueText.typeName(value));
      }
      return TextSearch.indexOf(text, part, budget) >= 0;
    } else if (container instanceof Map<?, ?> map) {
      return Keys.lookUp(map, value, budget) != null;
    }
    Comparisons comparisons = new Comparisons(budget);
    for (Object item : Sequences.items(container, budget)) {
      if (comparisons.equalItems(item, value)) {
        return true;
      }
    }
    return false;
  }
}
