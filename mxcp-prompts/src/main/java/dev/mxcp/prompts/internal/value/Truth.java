package dev.mxcp.prompts.internal.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What counts as true. */
public final class Truth {

  private Truth() {}

  /** Returns whether a value counts as true: it is not empty, zero, None or undefined. */
  public static boolean of(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    } else if (value instanceof String text) {
      return !text.isEmpty();
    } else if (value instanceof BigInteger big) {
      return big.signum() != 0;
    } else if (value instanceof Number number) {
      return number.doubleValue() != 0;
    } else if (value instanceof List<?> list) {
      return !list.isEmpty();
    } else if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    } else if (value instanceof MapView view) {
      return !view.items().isEmpty();
    }
    return !(value instanceof None) && !(value instanceof Undefined);
  }
}
