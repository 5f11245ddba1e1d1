package dev.mxcp.json;

import dev.mxcp.internal.codec.PlainValues;
import dev.mxcp.internal.json.JsonBuffer;
import dev.mxcp.internal.json.JsonReader;
import dev.mxcp.internal.json.PlainWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON text, with the values and the rules of {@code docs/types.md}.
 *
 * <p>Plain values are what JSON text stands for: null, String, Boolean, Long, BigInteger, Double,
 * BigDecimal, List, and Map with String keys. Thread-safe.
 */
public final class JsonText {

  private JsonText() {}

  /**
   * Reads one JSON value.
   *
   * <p>A number is a Long, a BigInteger where that is too small, a Double, or a BigDecimal where a
   * Double would lose digits. Lists and maps are immutable, maps in the order of the text. Names
   * that occur twice, NaN, comments, numbers of more than 1,000 digits and more than 200 levels are
   * refused.
   *
   * @return the plain value; null for the text {@code null}
   * @throws IllegalArgumentException where the text is not exactly one JSON value; the message says
   *     where
   */
  public static @Nullable Object read(String text) {
    return JsonReader.read(text);
  }

  /**
   * Writes a value as compact JSON, members in the order of their map.
   *
   * <p>Values that are not plain are written as {@link #plain} returns them. Numbers are exact, and
   * a BigDecimal has no exponent. A surrogate without its partner is written as its escape, so that
   * the text can be encoded.
   *
   * @throws IllegalArgumentException where a value is none that JSON can hold; the message names
   *     the place and the class
   */
  public static String write(@Nullable Object value) {
    JsonBuffer buffer = new JsonBuffer(null);
    if (PlainWriter.write(value, buffer)) {
      return buffer.string();
    }
    JsonBuffer again = new JsonBuffer(null);
    PlainWriter.write(plain(value), again);
    return again.string();
  }

  /**
   * Converts a value to a plain one: dates, UUIDs, bytes and so on become texts, NaN and infinities
   * null, arrays and records lists and maps.
   *
   * @return the plain value; lists and maps are immutable, maps that are plain already are wrapped
   *     and not copied
   * @throws IllegalArgumentException where a value is none that JSON can hold; the message names
   *     the place and the class
   */
  public static @Nullable Object plain(@Nullable Object value) {
    return PlainValues.of(value);
  }
}
