package dev.mxcp.python.internal.cpython;

import dev.mxcp.json.JsonText;
import dev.mxcp.python.engine.PythonHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a worker's standard error on to the log: what native code and child processes print.
 *
 * <p>What was written together is passed on together, so that a secret of several lines is found.
 */
final class ErrorOutput {

  /** The most text that is kept together. */
  private static final int LONGEST = 64 * 1024;

  private static final int LINES_PER_SECOND = 2000;

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final Deque<String> tail = new ArrayDeque<>();
  private @Nullable PythonHost host;
  private int kept;
  private long window;
  private int passed;
  private int dropped;

  /** Reads until the stream ends; nothing that goes wrong with what it says ends it earlier. */
  void read(InputStream in) {
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      char[] chars = new char[8 * 1024];
      StringBuilder text = new StringBuilder();
      for (int n = reader.read(chars); n >= 0; n = reader.read(chars)) {
        text.append(chars, 0, n);
        if (isComplete(text) && !reader.ready()) {
          pass(text);
        } else if (text.length() > LONGEST) {
          passLines(text);
        }
      }
      pass(text);
    } catch (IOException e) {
      // The process was killed; there is nothing more to read.
    }
  }

  private static boolean isComplete(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
  }

  /** Passes on what has lines; a line without an end is left out, since it cannot be cut. */
  private void passLines(StringBuilder text) {
    int end = text.lastIndexOf("\n") + 1;
    String rest = text.substring(end);
    text.setLength(end);
    pass(text);
    if (rest.length() > LONGEST) {
      text.append("(").append(rest.length()).append(" characters without a line's end)");
    } else {
      text.append(rest);
    }
  }

  private void pass(StringBuilder text) {
    if (text.isEmpty()) {
      return;
    }
    String block = isComplete(text) ? text.substring(0, text.length() - 1) : text.toString();
    text.setLength(0);
    PythonHost to = keep(block);
    if (to != null) {
      limited(to, block);
    }
  }

  private synchronized @Nullable PythonHost keep(String block) {
    tail.add(block);
    kept += block.length();
    while (kept > LONGEST && tail.size() > 1) {
      kept -= tail.remove().length();
    }
    return host;
  }

  private void limited(PythonHost to, String block) {
    int lines = (int) block.chars().filter(c -> c == '\n').count() + 1;
    long now = System.nanoTime() / 1_000_000_000;
    if (now != window) {
      window = now;
      passed = 0;
      if (dropped > 0) {
        post(to, "... " + dropped + " lines were dropped");
        dropped = 0;
      }
    }
    if (passed >= LINES_PER_SECOND) {
      dropped += lines;
    } else {
      passed += lines;
      post(to, block);
    }
  }

  /** Whatever goes wrong: a process whose output nobody reads comes to a standstill. */
  private static void post(PythonHost to, String block) {
    try {
      to.post(0, "stderr", JsonText.write(block));
    } catch (Throwable e) {
      LOG.error("The output of a Python process could not be passed on", e);
    }
  }

  /** Passes on from now on, and what came before. */
  void passTo(PythonHost to) {
    List<String> before;
    synchronized (this) {
      host = to;
      before = new ArrayList<>(tail);
    }
    before.forEach(block -> post(to, block));
  }

  /** Returns the last that was written, in whole pieces. */
  synchronized String tail() {
    return String.join("\n", tail);
  }
}
