package dev.mxcp.internal.values;

import dev.mxcp.definition.ValueType.NumberLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers: a Double, or a BigDecimal where one was given or a Double would lose digits. */
final class NumberCodec extends Codec {

  private final @Nullable Bounds bounds;
  private final boolean hidden;

  NumberCodec(NumberLimits limits, boolean hidden) {
    this.bounds = Bounds.of(limits, hidden);
    this.hidden = hidden;
  }

  @Override
  Object decode(Object value, Findings findings) {
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
    BigDecimal exact = value instanceof CharSequence text ? Numbers.parse(text.toString()) : null;
    return exact == null ? null : Numbers.floating(exact);
  }

  private static @Nullable Number ofNumber(Number value) {
    Number plain = Numbers.plain(value);
    if (plain instanceof Long number) {
      return Numbers.floating(number);
    }
    return plain instanceof BigInteger number ? Numbers.floating(new BigDecimal(number)) : plain;
  }

  @Override
  @Nullable Object encode(Object value, Findings findings) {
    if (!(value instanceof Number number)) {
      return wrong(value, findings);
    }
    Number plain = Numbers.plain(number);
    if (plain != null) {
      return checked(plain, findings);
    }
    return Numbers.isNotFinite(number) ? null : wrong(value, findings);
  }

  private Object checked(Number number, Findings findings) {
    return bounds == null ? number : bounds.check(number, findings);
  }

  private Object wrong(Object value, Findings findings) {
    return findings.add("expected a number" + Shown.got(value, hidden));
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
