package dev.mxcp.internal.values;

import org.jspecify.annotations.Nullable;

/** Reads and writes JSON text. */
public final class JsonText {

  private JsonText() {}

  /** Writes a value as compact JSON; see {@link ResultCodec#encode} for the values. */
  public static String write(@Nullable Object value) {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads one JSON value: Long, BigInteger, Double (BigDecimal where a Double would lose digits),
   * String, Boolean, List, Map, null.
   *
   * @throws IllegalArgumentException where the text is not exactly one JSON value, or nests too
   *     deeply; the message says where
   */
  public static @Nullable Object read(String text) {
    throw new UnsupportedOperationException();
  }
}
