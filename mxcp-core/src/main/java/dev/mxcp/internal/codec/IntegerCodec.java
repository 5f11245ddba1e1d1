package dev.mxcp.internal.codec;

import dev.mxcp.definition.NumberLimits;
import dev.mxcp.internal.format.ExactNumbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whole numbers: a Long, or a BigInteger where a Long is too small. */
final class IntegerCodec extends Codec {

  private final @Nullable Bounds bounds;
  private final boolean hidden;

  IntegerCodec(NumberLimits limits, boolean hidden) {
    this.bounds = Bounds.of(limits, hidden);
    this.hidden = hidden;
  }

  @Override
  Object decode(Object value, ViolationCollector findings) {
    Number number = value instanceof CharSequence text ? parse(text.toString()) : whole(value);
    return number == null ? wrong(value, findings) : checked(number, findings);
  }

  @Override
  @Nullable Object encode(Object value, ViolationCollector findings) {
    Number number = whole(value);
    if (number != null) {
      return checked(number, findings);
    }
    boolean isNothing = value instanceof Number given && ExactNumbers.isNotFinite(given);
    return isNothing ? null : wrong(value, findings);
  }

  private static @Nullable Number parse(String text) {
    BigDecimal exact = ExactNumbers.parse(text);
    return exact == null ? null : ExactNumbers.whole(exact);
  }

  private static @Nullable Number whole(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (!(value instanceof Number number)) {
      return null;
    }
    if (ExactNumbers.isIntegral(number)) {
      return number.longValue();
    }
    BigDecimal exact = ExactNumbers.exact(number);
    return exact == null ? null : ExactNumbers.whole(exact);
  }

  private Object checked(Number number, ViolationCollector findings) {
    return bounds == null ? number : bounds.check(number, findings);
  }

  private Object wrong(Object value, ViolationCollector findings) {
    return findings.add("expected an integer" + findings.got(value, hidden));
  }

  @Override
  boolean takesEvery(Class<?> type) {
    return type == Long.class && bounds == null;
  }

  @Override
  String expected() {
    return "an integer";
  }
}
