package dev.mxcp.internal.codec;

import org.jspecify.annotations.Nullable;

/** Makes values of no declared type plain. */
public final class PlainValues {

  private static final Codec ANY = Codec.of(null);

  private PlainValues() {}

  /**
   * Returns a value as outcomes hold it.
   *
   * @throws IllegalArgumentException where it, or a part of it, is none that JSON can hold
   */
  public static @Nullable Object of(@Nullable Object value) {
    ViolationCollector findings = new ViolationCollector();
    Object plain = ANY.encodeNullable(value, findings);
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException("Not a JSON value: " + findings.violations().get(0));
    }
    return plain;
  }
}
