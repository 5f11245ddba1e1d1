package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.None;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the arguments of a call into values of a template. */
final class Values {

  private static final int MOST_DEEP = 1000;

  private Values() {}

  /** Returns copies in which null is None and every number is a whole number or a float. */
  static Map<String, Object> of(Map<String, ? extends @Nullable Object> arguments) {
    Map<String, Object> values = new LinkedHashMap<>();
    arguments.forEach((name, value) -> values.put(name, value(value, 0)));
    return values;
  }

  private static Object value(@Nullable Object value, int depth) {
    if (depth > MOST_DEEP) {
      throw EvaluationException.limit("an argument nests more than " + MOST_DEEP + " deep");
    }
    if (value == null) {
      return None.NONE;
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(value(key, depth + 1), value(item, depth + 1)));
      return copy;
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(value(item, depth + 1)));
      return copy;
    } else if (value instanceof Number number) {
      return number(number);
    }
    return value;
  }

  private static Object number(Number number) {
    if (number instanceof BigDecimal || number instanceof Float) {
      return number.doubleValue();
    }
    boolean isKnown = number instanceof Double || number instanceof BigInteger;
    return isKnown ? number : (Object) number.longValue();
  }
}
