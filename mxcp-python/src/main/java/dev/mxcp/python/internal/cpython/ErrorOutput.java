package dev.mxcp.python.internal.cpython;

import dev.mxcp.json.JsonText;
import dev.mxcp.python.engine.PythonHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Passes a worker's standard error on to the log: what native code and child processes print. */
final class ErrorOutput implements Runnable {

  private static final int LONGEST_LINE = 8 * 1024;
  private static final int KEPT_LINES = 20;
  private static final int LINES_PER_SECOND = 2000;

  private final InputStream in;
  private final PythonHost host;
  private final Deque<String> tail = new ArrayDeque<>();
  private long window;
  private int passed;
  private int dropped;

  ErrorOutput(InputStream in, PythonHost host) {
    this.in = in;
    this.host = host;
  }

  @Override
  public void run() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          pass(line);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) c);
        }
      }
      if (!line.isEmpty()) {
        pass(line);
      }
    } catch (IOException e) {
      // The process was killed; there is nothing more to read.
    }
  }

  private void pass(StringBuilder line) {
    String text = line.toString();
    line.setLength(0);
    synchronized (tail) {
      tail.add(text);
      if (tail.size() > KEPT_LINES) {
        tail.remove();
      }
    }
    long now = System.nanoTime() / 1_000_000_000;
    if (now != window) {
      window = now;
      passed = 0;
      if (dropped > 0) {
        post("... " + dropped + " lines were dropped");
        dropped = 0;
      }
    }
    if (++passed > LINES_PER_SECOND) {
      dropped++;
    } else {
      post(text);
    }
  }

  private void post(String text) {
    host.post(0, "stderr", JsonText.write(text));
  }

  /** Returns the last lines. */
  String tail() {
    synchronized (tail) {
      return String.join("\n", tail);
    }
  }
}
