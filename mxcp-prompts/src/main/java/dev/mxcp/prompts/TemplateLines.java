package dev.mxcp.prompts;

import dev.mxcp.definition.Prompt;
import dev.mxcp.error.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Finds the line of a file that a line of a template stands on. */
final class TemplateLines {

  private final Prompt.Message message;

  TemplateLines(Prompt.Message message) {
    this.message = message;
  }

  /** Returns the place of a line, counted from 1; the start of the text where it is folded. */
  SourcePosition at(int line) {
    SourcePosition start = message.position();
    if (line <= 1 || start.line() == 0 || !standsAlone(line)) {
      return start;
    }
    return new SourcePosition(start.file(), start.line() + line - 1, start.column(), start.path());
  }

  /** Only a literal block keeps one line of text on each line of the file. */
  private boolean standsAlone(int line) {
    try {
      List<String> file = Files.readAllLines(message.position().file());
      List<String> template = message.template().lines().toList();
      int place = message.position().line() + line - 2;
      return place < file.size()
          && line <= template.size()
          && file.get(place).strip().equals(template.get(line - 1).strip());
    } catch (IOException e) {
      return false;
    }
  }
}
