package dev.mxcp.python.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of floats as one text: its doubles, 8 bytes each and the lowest first, in Base64.
 *
 * <p>To write and to read doubles as digits takes Python four times as long.
 */
final class Floats {

  private Floats() {}

  /** Returns the text of numbers, none of them null. */
  static String text(List<? extends @Nullable Object> numbers) {
    byte[] bytes = new byte[numbers.size() * Double.BYTES];
    ByteBuffer doubles = littleEndian(bytes);
    for (Object number : numbers) {
      doubles.putDouble(((Number) Objects.requireNonNull(number)).doubleValue());
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Reads a text as a list of Double. */
  static List<@Nullable Object> read(String text) {
    ByteBuffer doubles = littleEndian(Base64.getDecoder().decode(text));
    List<@Nullable Object> numbers = new ArrayList<>(doubles.remaining() / Double.BYTES);
    while (doubles.hasRemaining()) {
      numbers.add(doubles.getDouble());
    }
    return numbers;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
