package dev.mxcp.cli.output;

import dev.mxcp.cli.terminal.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows lines of source files, with a mark below the column that is meant. */
final class Excerpt {

  private static final int LONGEST_LINE = 160;

  private final Style style;
  private final Map<Path, List<String>> files = new HashMap<>();

  Excerpt(Style style) {
    this.style = style;
  }

  /**
   * Returns the line, and the mark in a second line; each begins with a line break. Empty if there
   * is nothing to show.
   *
   * @param column from 1 on; 0 for no mark
   */
  String of(Path file, int line, int column) {
    return of(files.computeIfAbsent(file, Excerpt::read), line, column);
  }

  /** Returns a line of a text, as {@link #of(Path, int, int)} does. */
  String of(List<String> lines, int line, int column) {
    if (line < 1 || line > lines.size()) {
      return "";
    }
    String source = lines.get(line - 1).replace('\t', ' ');
    if (source.isBlank() || source.length() > LONGEST_LINE) {
      return "";
    }
    String number = String.valueOf(line);
    String excerpt = "\n  " + style.faint(number + " |") + " " + source;
    if (column < 1 || column > source.length() + 1) {
      return excerpt;
    }
    String margin = " ".repeat(number.length());
    String mark = " ".repeat(column - 1) + style.red("^");
    return excerpt + "\n  " + style.faint(margin + " |") + " " + mark;
  }

  private static List<String> read(Path file) {
    try {
      return Files.readString(file).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
