package dev.mxcp.internal.codec;

/** True and false, and their texts in any case. */
final class BooleanCodec extends Codec {

  private final boolean hidden;

  BooleanCodec(boolean hidden) {
    this.hidden = hidden;
  }

  @Override
  Object decode(Object value, ViolationCollector findings) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof CharSequence text) {
      if ("true".equalsIgnoreCase(text.toString())) {
        return true;
      }
      if ("false".equalsIgnoreCase(text.toString())) {
        return false;
      }
    }
    return findings.add("expected true or false" + findings.got(value, hidden));
  }

  @Override
  Object encode(Object value, ViolationCollector findings) {
    return value instanceof Boolean
        ? value
        : findings.add("expected true or false" + findings.got(value, hidden));
  }

  @Override
  boolean takesEvery(Class<?> type) {
    return type == Boolean.class;
  }

  @Override
  String expected() {
    return "true or false";
  }
}
