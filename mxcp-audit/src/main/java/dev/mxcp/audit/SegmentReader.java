package dev.mxcp.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one segment, one at a time. For one thread. */
final class SegmentReader implements AutoCloseable {

  private static final int PIECE = 8_192;

  private final InputStream in;
  private boolean torn;

  SegmentReader(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /** Returns the next line that is not empty, without its line break; null at the end. */
  byte @Nullable [] next() throws IOException {
    byte[] line = line();
    while (line != null && line.length == 0) {
      line = line();
    }
    return line;
  }

  private byte @Nullable [] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    torn = next < 0 && line.size() > 0;
    return next < 0 && line.size() == 0 ? null : line.toByteArray();
  }

  /** Returns whether the last line that was read had no line break: its writer was stopped. */
  boolean isTorn() {
    return torn;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Returns the code of the last whole line of a file; null if there is none. */
  static @Nullable String lastCode(Path file) throws IOException {
    byte[] line = lastLine(file);
    return line == null ? null : code(line);
  }

  /** Returns the code of a line; null if it has none. */
  static @Nullable String code(byte[] line) {
    if (line.length < Lines.UNCOVERED) {
      return null;
    }
    int from = line.length - Lines.UNCOVERED;
    String end = new String(line, from, Lines.UNCOVERED, StandardCharsets.UTF_8);
    return end.startsWith(Lines.CODE) && end.endsWith(Lines.END)
        ? end.substring(Lines.CODE.length(), Lines.CODE.length() + 64)
        : null;
  }

  /** Returns the last whole line of a file, without its line break; null if there is none. */
  static byte @Nullable [] lastLine(Path file) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      long end = lineBreakBefore(content, content.length());
      if (end < 0) {
        return null;
      }
      long begin = lineBreakBefore(content, end) + 1;
      byte[] line = new byte[Math.toIntExact(end - begin)];
      content.seek(begin);
      content.readFully(line);
      return line;
    }
  }

  private static long lineBreakBefore(RandomAccessFile content, long end) throws IOException {
    byte[] piece = new byte[PIECE];
    long at = end;
    while (at > 0) {
      int length = (int) Math.min(PIECE, at);
      at -= length;
      content.seek(at);
      content.readFully(piece, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (piece[i] == '\n') {
          return at + i;
        }
      }
    }
    return -1;
  }
}
