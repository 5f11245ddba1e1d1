package dev.mxcp.internal.yaml;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spaces that look like indentation and are none, such as non-breaking ones of a web page. */
final class Indentation {

  private static final String FOREIGN = "[\\u00A0\\u2000-\\u200B\\u202F\\u205F\\u3000\\uFEFF]";
  private static final Pattern AT_START = Pattern.compile("^" + FOREIGN + ".*", Pattern.DOTALL);
  private static final Pattern IN_LINE = Pattern.compile("^[ \\t]*(?:- +)*(" + FOREIGN + ")");
  private static final Pattern NEWLINE = Pattern.compile("\r\n|\r|\n");

  private Indentation() {}

  /** Returns whether a key begins with such a space. */
  static boolean isForeign(String key) {
    return AT_START.matcher(key).matches();
  }

  /** Returns the problem of such a space. */
  static Problem problem(SourcePosition position, int space) {
    String message =
        String.format(
            "The indentation has the character U+%04X, which looks like a space and is none.",
            space);
    return Problem.error(ProblemCode.YAML_SYNTAX, position, message)
        .withHint("Replace it by spaces.");
  }

  /** Returns the problem of the first such space down to a line; null where there is none. */
  static @Nullable Problem find(Path file, String content, int lastLine) {
    String[] lines = NEWLINE.split(content, -1);
    for (int i = 0; i < Math.min(lastLine, lines.length); i++) {
      Matcher space = IN_LINE.matcher(lines[i]);
      if (space.find()) {
        SourcePosition position = new SourcePosition(file, i + 1, space.start(1) + 1, "");
        return problem(position, space.group(1).charAt(0));
      }
    }
    return null;
  }
}
