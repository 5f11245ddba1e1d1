package dev.mxcp.internal.codec;

import dev.mxcp.internal.format.ExactNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings values into a form in which {@code equals} compares by value: 1 is 1.0. */
final class Canonical {

  private Canonical() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Number number) {
      return ofNumber(number);
    }
    if (value instanceof List<?> list) {
      return ofList(list);
    }
    return value instanceof Map<?, ?> map ? ofMap(map) : value;
  }

  private static Object ofNumber(Number number) {
    if (number instanceof Long) {
      return number;
    }
    BigDecimal exact = ExactNumbers.exact(number);
    if (exact == null) {
      return number;
    }
    Number whole = ExactNumbers.whole(exact);
    return whole == null ? exact.stripTrailingZeros() : whole;
  }

  private static Object ofList(List<?> list) {
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    for (Object item : list) {
      copy.add(of(item));
    }
    return copy;
  }

  private static Object ofMap(Map<?, ?> map) {
    Map<@Nullable Object, @Nullable Object> copy = new HashMap<>();
    map.forEach((key, value) -> copy.put(key, of(value)));
    return copy;
  }
}
