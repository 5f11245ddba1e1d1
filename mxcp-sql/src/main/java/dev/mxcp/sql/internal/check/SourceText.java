package dev.mxcp.sql.internal.check;

import dev.mxcp.definition.Source;
import dev.mxcp.error.SourcePosition;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SQL of an endpoint and the positions in it. */
final class SourceText {

  private static final Pattern NEWLINE = Pattern.compile("\\r\\n|\\n|\\r");

  private final Source source;
  private final String[] lines;

  SourceText(Source source) {
    this.source = source;
    this.lines = NEWLINE.split(source.text(), -1);
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
