package dev.mxcp.cli.output;

import dev.mxcp.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a database as they are in JSON, with exact numbers left exact. */
public final class PlainValue {

  private PlainValue() {}

  /**
   * Returns a value whose parts are maps, lists, texts, booleans and numbers: dates and the like
   * become their text. {@code DECIMAL} keeps its digits, which reading JSON would not.
   */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof BigDecimal || value instanceof BigInteger) {
      return value;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(item -> plain.add(of(item)));
      return plain;
    }
    if (value instanceof Map<?, ?> map
        && map.keySet().stream().allMatch(String.class::isInstance)) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put((String) key, of(item)));
      return plain;
    }
    return Outcome.Ok.fromJson(Outcome.ok(value).json()).value();
  }
}
