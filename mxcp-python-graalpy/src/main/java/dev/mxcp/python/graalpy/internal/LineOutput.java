package dev.mxcp.python.graalpy.internal;

import dev.mxcp.python.engine.PythonHost;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes on what is written, by lines; what is not printed by Python's own print. */
final class LineOutput extends OutputStream {

  private static final int LONGEST_LINE = 1024 * 1024;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long size;

  LineOutput(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Passes lines to a host. */
  static LineOutput of(String operation, PythonHost host) {
    return new LineOutput(text -> host.post(0, operation, Json.write(text)));
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      pass();
    } else {
      add(new byte[] {(byte) b}, 0, 1);
    }
  }

  /** What is written together is passed on together, so that a secret of several lines is found. */
  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    boolean complete = length > 0 && bytes[offset + length - 1] == '\n';
    add(bytes, offset, complete ? length - 1 : length);
    if (complete) {
      pass();
    }
  }

  private void add(byte[] bytes, int offset, int length) {
    size += length;
    if (size <= LONGEST_LINE) {
      line.write(bytes, offset, length);
    }
  }

  private void pass() {
    String left = "(a text of " + size + " bytes was left out)";
    String text = size > LONGEST_LINE ? left : line.toString(StandardCharsets.UTF_8);
    line.reset();
    size = 0;
    lines.accept(text);
  }

  @Override
  public synchronized void close() {
    if (size > 0) {
      pass();
    }
  }
}
