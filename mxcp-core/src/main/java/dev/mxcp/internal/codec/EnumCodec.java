package dev.mxcp.internal.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type of which only some values are allowed; they are compared after conversion, by value. */
final class EnumCodec extends Codec {

  private static final int MAX_TOLD = 20;

  private final Codec inner;
  private final Set<@Nullable Object> decoded = new HashSet<>();
  private final Set<@Nullable Object> encoded = new HashSet<>();
  private final String expected;
  private final boolean hidden;

  private EnumCodec(Codec inner, List<@Nullable Object> values, boolean hidden) {
    this.inner = inner;
    this.hidden = hidden;
    this.expected = hidden ? "one of the declared values" : "one of " + told(values);
    values.forEach(this::allow);
  }

  static EnumCodec of(Codec inner, List<@Nullable Object> values, boolean hidden) {
    return new EnumCodec(inner, values, hidden);
  }

  private void allow(@Nullable Object value) {
    ViolationCollector findings = new ViolationCollector();
    Object converted = value == null ? null : inner.decode(value, findings);
    if (findings.isEmpty()) { // what does not fit the type can never be given
      decoded.add(Canonical.of(converted));
      encoded.add(Canonical.of(inner.encodeNullable(converted, findings)));
      encoded.add(value);
    }
  }

  private static String told(List<@Nullable Object> values) {
    String first =
        values.stream()
            .limit(MAX_TOLD)
            .map(ValuePreview.OPEN::of)
            .collect(Collectors.joining(", "));
    int more = values.size() - MAX_TOLD;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  @Override
  @Nullable Object decode(Object value, ViolationCollector findings) {
    return checked(inner.decode(value, findings), decoded, value, findings);
  }

  @Override
  @Nullable Object encode(Object value, ViolationCollector findings) {
    return checked(inner.encode(value, findings), encoded, value, findings);
  }

  private @Nullable Object checked(
      @Nullable Object converted,
      Set<@Nullable Object> allowed,
      Object given,
      ViolationCollector findings) {
    if (isSame(converted, INVALID)
        || converted == null
        || allowed.contains(Canonical.of(converted))) {
      return converted;
    }
    return findings.add("expected " + expected + findings.got(given, hidden));
  }

  @Override
  boolean acceptsNull() {
    return decoded.contains(null);
  }

  @Override
  String expected() {
    return expected;
  }
}
