package dev.mxcp.internal.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text as UTF-8, through a buffer or into it. For one thread.
 *
 * <p>Ours and not Jackson's generator, because results consist of millions of short texts and
 * numbers whose names and commas are known beforehand. A surrogate without its partner is written
 * as its escape.
 */
public final class JsonBuffer {

  private static final int START = 512;
  private static final int FULL = 1 << 16;
  private static final int PIECE = 2_048; // chars
  private static final int MOST_BYTES = 6; // of one char, as an escape
  private static final int LONGEST_LONG = 20;
  private static final long LARGEST_PLAIN = 1_000_000_000; // in hundredths; then exponents begin
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final boolean[] AS_IS = new boolean[128];

  static {
    Arrays.fill(AS_IS, ' ', AS_IS.length, true);
    AS_IS['"'] = false;
    AS_IS['\\'] = false;
  }

  private final @Nullable OutputStream out;
  private byte[] buffer = new byte[START];
  private int end;

  /**
   * Begins a text.
   *
   * @param out gets the bytes whenever the buffer is full; null to keep all of them
   */
  public JsonBuffer(@Nullable OutputStream out) {
    this.out = out;
  }

  /** Writes a whole number. */
  public void number(long value) {
    ensure(LONGEST_LONG);
    end = NumberOutput.outputLong(value, buffer, end);
  }

  /** Writes a number that is finite, as its shortest text. */
  public void number(double value) {
    if (!wroteDecimals(value)) {
      ascii(NumberOutput.toString(value, true));
    }
  }

  /**
   * Writes a number of at most two decimals, as most are.
   *
   * <p>Its text is the shortest: no two texts of less than 16 digits are the same double.
   *
   * @return false where it is another number, or its text has an exponent; then nothing is written
   */
  private boolean wroteDecimals(double value) {
    long hundredths = (long) (value * 100);
    boolean inRange = Math.abs(hundredths) >= 1 && Math.abs(hundredths) < LARGEST_PLAIN;
    if (!inRange || hundredths / 100.0 != value) {
      return false;
    }
    if (value < 0) {
      raw('-');
      hundredths = -hundredths;
    }
    number(hundredths / 100);
    raw('.');
    raw((char) ('0' + hundredths / 10 % 10));
    if (hundredths % 10 != 0) {
      raw((char) ('0' + hundredths % 10));
    }
    return true;
  }

  /** Writes true or false. */
  public void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  /** Writes null. */
  public void nothing() {
    raw(NULL);
  }

  /** Writes a text in quotes. */
  public void text(String text) {
    raw('"');
    int from = 0;
    while (from < text.length()) {
      from = piece(text, from, Math.min(text.length(), from + PIECE));
    }
    raw('"');
  }

  /** Writes a part of a text; returns where the next one begins. */
  private int piece(String text, int from, int to) {
    ensure((to - from) * MOST_BYTES);
    byte[] bytes = buffer;
    int at = end;
    int index = from;
    while (index < to) {
      char c = text.charAt(index);
      if (c >= AS_IS.length || !AS_IS[c]) {
        break;
      }
      bytes[at++] = (byte) c;
      index++;
    }
    end = at;
    while (index < to) {
      int c = text.codePointAt(index);
      codePoint(c);
      index += Character.charCount(c);
    }
    return index;
  }

  private void codePoint(int c) {
    if (c < AS_IS.length) {
      if (AS_IS[c]) {
        buffer[end++] = (byte) c;
      } else {
        escaped((char) c);
      }
    } else if (c < 0x800) {
      buffer[end++] = (byte) (0xc0 | c >> 6);
      following(c);
    } else if (c >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      buffer[end++] = (byte) (0xf0 | c >> 18);
      following(c >> 12);
      following(c >> 6);
      following(c);
    } else if (Character.isSurrogate((char) c)) {
      unit(c, "0123456789abcdef");
    } else {
      buffer[end++] = (byte) (0xe0 | c >> 12);
      following(c >> 6);
      following(c);
    }
  }

  private void following(int bits) {
    buffer[end++] = (byte) (0x80 | (bits & 0x3f));
  }

  private void escaped(char c) {
    char letter =
        switch (c) {
          case '"', '\\' -> c;
          case '\b' -> 'b';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\f' -> 'f';
          case '\r' -> 'r';
          default -> 0;
        };
    if (letter == 0) {
      unit(c, "0123456789ABCDEF");
    } else {
      buffer[end++] = '\\';
      buffer[end++] = (byte) letter;
    }
  }

  private void unit(int c, String digits) {
    buffer[end++] = '\\';
    buffer[end++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[end++] = (byte) digits.charAt((c >> shift) & 0xf);
    }
  }

  /** Writes a number that is text already. */
  public void ascii(String text) {
    ensure(text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer[end++] = (byte) text.charAt(i);
    }
  }

  /** Writes a sign of the grammar. */
  public void raw(char c) {
    ensure(1);
    buffer[end++] = (byte) c;
  }

  /** Writes bytes that are JSON already. */
  public void raw(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, buffer, end, bytes.length);
    end += bytes.length;
  }

  /** Returns what is in the buffer. */
  public byte[] bytes() {
    return Arrays.copyOf(buffer, end);
  }

  /** Returns what is in the buffer. */
  public String string() {
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }

  private void ensure(int bytes) {
    if (buffer.length - end < bytes) {
      makeRoom(bytes);
    }
  }

  private void makeRoom(int bytes) {
    if (out != null && buffer.length >= FULL) {
      empty(out);
    }
    long needed = (long) end + bytes;
    if (needed > buffer.length) {
      long size = Math.max(needed, Math.min(2L * buffer.length, Integer.MAX_VALUE - 8));
      buffer = Arrays.copyOf(buffer, Math.toIntExact(size));
    }
  }

  /**
   * Hands over what is in the buffer, and flushes.
   *
   * @throws UncheckedIOException where the stream does not take it
   */
  public void finish() {
    if (out != null) {
      empty(out);
      try {
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void empty(OutputStream stream) {
    try {
      stream.write(buffer, 0, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    end = 0;
  }
}
