package dev.mxcp.prompt;

import dev.mxcp.error.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Finds the line of a file that a line of a template stands on. */
final class TemplateLines {

  private final SourcePosition start;

  TemplateLines(SourcePosition start) {
    this.start = start;
  }

  /** Returns the place of a line, counted from 1; the start where it cannot be told. */
  SourcePosition at(int line) {
    if (isLiteral()) {
      return new SourcePosition(start.file(), start.line() + line, 0, start.path());
    }
    return start;
  }

  /** Only a literal block ({@code |}) keeps one line of text on each line of the file. */
  private boolean isLiteral() {
    if (start.line() == 0 || start.column() == 0) {
      return false;
    }
    try {
      List<String> lines = Files.readAllLines(start.file());
      String first = lines.size() < start.line() ? "" : lines.get(start.line() - 1);
      return first.startsWith("|", Math.min(first.length(), start.column() - 1));
    } catch (IOException e) {
      return false;
    }
  }
}
