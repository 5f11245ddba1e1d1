package dev.mxcp.prompts.internal.expression;

import java.util.ArrayList;
import java.util.List;

/** The filter that breaks long lines between words. */
final class WordWrap {

  private WordWrap() {}

  static Object apply(Object value, Arguments arguments) {
    int width = Math.max(1, arguments.integer(0, "width", 79));
    boolean cut = arguments.flag(1, "break_long_words", true);
    String wrap = arguments.text(2, "wrapstring", "\n");
    List<String> lines = new ArrayList<>();
    for (String line : Texts.text(value).split("\r\n|[\r\n]", -1)) {
      lines.add(String.join(wrap, wrapped(line, width, cut)));
    }
    return String.join(wrap, lines);
  }

  private static List<String> wrapped(String line, int width, boolean cut) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String piece : line.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)|(?<=\\w-)(?=\\w)", -1)) {
      if (current.length() + piece.length() > width && !piece.isBlank()) {
        flush(current, lines);
      }
      current.append(piece);
      while (cut && current.length() > width && !current.toString().isBlank() && !piece.isBlank()) {
        lines.add(current.substring(0, width));
        current.delete(0, width);
      }
    }
    flush(current, lines);
    return lines;
  }

  private static void flush(StringBuilder current, List<String> lines) {
    String line = current.toString().stripTrailing();
    if (!line.isEmpty()) {
      lines.add(line);
    }
    current.setLength(0);
  }
}
