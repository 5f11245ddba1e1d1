package dev.mxcp.python.graalpy.internal;

import dev.mxcp.python.engine.PythonHost;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes on what is written, line by line; what is not printed by Python's own print. */
final class LineOutput extends OutputStream {

  private static final int LONGEST_LINE = 8 * 1024;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

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
    } else if (line.size() < LONGEST_LINE) {
      line.write(b);
    }
  }

  private void pass() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text);
  }

  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      pass();
    }
  }
}
