package dev.mxcp.python.internal;

import dev.mxcp.config.Secrets;
import java.util.List;

/** Texts of Python as they may be shown: first without secrets, then cut. */
final class Shown {

  private static final int LONGEST = 32 * 1024;
  private static final int LONGEST_LINE = 1000;
  private static final int LAST_LINES = 20;

  private Shown() {}

  /** Returns a text of which the middle is cut out where it is long. */
  static String text(Secrets secrets, String text) {
    String clean = secrets.redact(text);
    return clean.length() <= LONGEST
        ? clean
        : clean.substring(0, LONGEST / 2)
            + "\n...\n"
            + clean.substring(clean.length() - LONGEST / 2);
  }

  /** Returns a text as one line, which is cut at its end where it is long. */
  static String line(Secrets secrets, String text) {
    String clean = secrets.redact(text);
    int end = Math.min(clean.length(), LONGEST_LINE);
    return clean.substring(0, end).replace('\n', ' ') + (end < clean.length() ? "..." : "");
  }

  /** Returns the first line of a text and its last ones. */
  static String lastLines(Secrets secrets, String text) {
    List<String> lines = secrets.redact(text).lines().toList();
    if (lines.size() <= LAST_LINES) {
      return String.join("\n", lines);
    }
    List<String> last = lines.subList(lines.size() - LAST_LINES, lines.size());
    return lines.get(0) + "\n" + String.join("\n", last);
  }
}
