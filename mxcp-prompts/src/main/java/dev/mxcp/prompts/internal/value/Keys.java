package dev.mxcp.prompts.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of maps: 1, 1.0 and True are the same one, and lists and maps are none. */
public final class Keys {

  private Keys() {}

  /** Returns whether a value can be a key, as far as its own kind tells. */
  public static boolean isKey(Object value) {
    return value instanceof Tuple || !(value instanceof List || value instanceof Map);
  }

  /** Returns what stands for a value in a map of Java, where it decides what is equal. */
  public static Object of(Object value, Budget budget) {
    return of(value, budget, 0);
  }

  private static Object of(Object value, Budget budget, int depth) {
    Limits.depth(depth);
    budget.step();
    if (value instanceof Tuple tuple) {
      List<Object> keys = new ArrayList<>();
      tuple.forEach(item -> keys.add(of(item, budget, depth + 1)));
      return keys;
    } else if (!isKey(value)) {
      throw new EvaluationException(ValueText.typeName(value) + " cannot be a key");
    }
    return value instanceof Double number ? whole(number) : integer(value);
  }

  private static Object integer(Object value) {
    BigInteger whole = Numbers.asWhole(value);
    return whole == null ? value : whole;
  }

  private static Object whole(double number) {
    return number == Math.rint(number) && !Double.isInfinite(number)
        ? new BigDecimal(number).toBigInteger()
        : (Object) number;
  }

  /** Returns the value of a key in a map of a template; null where it is missing. */
  public static @Nullable Object lookUp(Map<?, ?> map, Object key, Budget budget) {
    Object found = map.get(existing(map, key, budget));
    return found;
  }

  /** Returns the key of a map that equals a value; the value itself where there is none. */
  public static Object existing(Map<?, ?> map, Object value, Budget budget) {
    if (value instanceof String) {
      return value;
    }
    Object wanted = of(value, budget);
    if (map.containsKey(value)) {
      return value;
    }
    if (Numbers.isNumber(value) || value instanceof Tuple) {
      budget.steps(map.size());
      for (Object key : map.keySet()) {
        if (!(key instanceof String) && of(key, budget).equals(wanted)) {
          return key;
        }
      }
    }
    return value;
  }
}
