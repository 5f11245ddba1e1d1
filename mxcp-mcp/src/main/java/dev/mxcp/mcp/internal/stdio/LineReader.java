package dev.mxcp.mcp.internal.stdio;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes, up to a length. For one thread. */
final class LineReader {

  private final InputStream in;
  private final int most;

  LineReader(InputStream in, int most) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.most = most;
  }

  /** A line that is longer than allowed; it has been skipped. */
  static final class TooLongException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Returns the next line without its end; null at the end of the input. */
  byte @Nullable [] next() throws IOException, TooLongException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      if (line.size() < most) {
        line.write(b);
      } else {
        tooLong = true;
      }
      b = in.read();
    }
    if (tooLong) {
      throw new TooLongException();
    }
    return line.toByteArray();
  }
}
