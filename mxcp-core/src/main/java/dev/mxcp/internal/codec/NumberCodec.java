package dev.mxcp.internal.codec;

import dev.mxcp.definition.NumberLimits;
import dev.mxcp.internal.format.ExactNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** ExactNumbers: a Double, or a BigDecimal where one was given or a Double would lose digits. */
final class NumberCodec extends Codec {

  private final @Nullable Bounds bounds;
  private final boolean hidden;

  NumberCodec(NumberLimits limits, boolean hidden) {
    this.bounds = Bounds.of(limits, hidden);
    this.hidden = hidden;
  }

  @Override
  Object decode(Object value, ViolationCollector findings) {
    Number number = number(value);
    return number == null ? wrong(value, findings) : checked(number, findings);
  }

  private static @Nullable Number number(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    if (value instanceof Number number) {
      return ofNumber(number);
    }
    BigDecimal exact =
        value instanceof CharSequence text ? ExactNumbers.parse(text.toString()) : null;
    return exact == null ? null : ExactNumbers.floating(exact);
  }

  private static @Nullable Number ofNumber(Number value) {
    Number plain = ExactNumbers.plain(value);
    if (plain instanceof Long number) {
      return ExactNumbers.floating(number);
    }
    return plain instanceof BigInteger number
        ? ExactNumbers.floating(new BigDecimal(number))
        : plain;
  }

  @Override
  @Nullable Object encode(Object value, ViolationCollector findings) {
    if (!(value instanceof Number number)) {
      return wrong(value, findings);
    }
    Number plain = ExactNumbers.plain(number);
    if (plain != null) {
      return checked(plain, findings);
    }
    return ExactNumbers.isNotFinite(number) ? null : wrong(value, findings);
  }

  private Object checked(Number number, ViolationCollector findings) {
    return bounds == null ? number : bounds.check(number, findings);
  }

  private Object wrong(Object value, ViolationCollector findings) {
    return findings.add("expected a number" + findings.got(value, hidden));
  }

  @Override
  boolean takesEvery(Class<?> type) {
    return (type == Long.class || type == Double.class) && bounds == null;
  }

  @Override
  String expected() {
    return "a number";
  }
}
