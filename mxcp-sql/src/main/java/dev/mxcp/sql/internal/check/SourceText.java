package dev.mxcp.sql.internal.check;

import dev.mxcp.definition.Source;
import dev.mxcp.error.SourcePosition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SQL of an endpoint and the positions in it. */
final class SourceText {

  private static final Pattern ENGINE_POSITION =
      Pattern.compile("(?s)^(.*?)\\s*LINE (\\d+): ([^\\n]*)\\n([^\\n]*?)\\^.*$");

  private static final Pattern NEWLINE = Pattern.compile("\\r\\n|\\n|\\r");

  private final Source source;
  private final String[] lines;

  SourceText(Source source) {
    this.source = source;
    this.lines = NEWLINE.split(source.text(), -1);
  }

  /** A message of the engine, and where in the SQL it points to; line 0 where to nothing. */
  record Located(String message, int line, int column) {}

  /**
   * Takes a message of the engine apart.
   *
   * @param sql what the engine got
   */
  Located locate(String engineMessage, String sql) {
    Matcher matcher = ENGINE_POSITION.matcher(engineMessage);
    if (!matcher.matches()) {
      return new Located(engineMessage.strip(), 0, 0);
    }
    int line = Integer.parseInt(matcher.group(2));
    int column = matcher.group(4).length() - ("LINE " + line + ": ").length();
    String[] engineLines = NEWLINE.split(sql, -1);
    if (line <= engineLines.length) {
      column += cutOff(engineLines[line - 1], matcher.group(3));
    }
    return new Located(matcher.group(1).strip(), line, Math.max(0, column) + 1);
  }

  /** Returns how many chars the engine left out: it shows a part of a long line, with dots. */
  private static int cutOff(String line, String shown) {
    if (!shown.startsWith("...") || line.startsWith("...")) {
      return 0;
    }
    String part = shown.substring(3);
    int start =
        part.endsWith("...")
            ? line.indexOf(part.substring(0, part.length() - 3))
            : line.length() - part.length();
    return Math.max(3, start) - 3;
  }

  /** Returns a place in the SQL as a place in a file. */
  SourcePosition position(int line, int column) {
    SourcePosition declared = source.position();
    if (source instanceof Source.File file) {
      return new SourcePosition(file.path(), line, line == 0 ? 0 : column, "");
    }
    if (line == 0 || declared.line() == 0) {
      return declared;
    }
    int indent = Math.max(0, declared.column() - 1);
    return new SourcePosition(
        declared.file(), declared.line() + line - 1, column + indent, declared.path());
  }

  /** Returns the place of a char of the SQL as a place in a file. */
  SourcePosition position(int offset) {
    String before = source.text().substring(0, Math.min(offset, source.text().length()));
    String[] split = NEWLINE.split(before, -1);
    return position(split.length, split[split.length - 1].length() + 1);
  }

  /** Returns a line of the SQL with a caret below a column; null where there is no such line. */
  @Nullable String excerpt(int line, int column) {
    if (line < 1 || line > lines.length) {
      return null;
    }
    String number = line + " | ";
    return "\n  "
        + number
        + lines[line - 1]
        + "\n  "
        + " ".repeat(number.length() + column - 1)
        + "^";
  }
}
