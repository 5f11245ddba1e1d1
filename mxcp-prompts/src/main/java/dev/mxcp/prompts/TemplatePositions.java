package dev.mxcp.prompts;

import dev.mxcp.definition.Prompt;
import dev.mxcp.error.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Finds the place in a file that a place in a template stands at. */
final class TemplatePositions {

  private final Prompt.Message message;

  TemplatePositions(Prompt.Message message) {
    this.message = message;
  }

  /**
   * Returns the place of a line and column, both counted from 1; the start of the text where it is
   * folded or quoted, so that its lines are not those of the file.
   */
  SourcePosition at(int line, int column) {
    SourcePosition start = message.position();
    if (start.line() == 0) {
      return start;
    }
    String template = message.template().lines().skip(line - 1L).findFirst().orElse("");
    int offset = offset(line, template);
    return offset < 0
        ? start
        : new SourcePosition(start.file(), start.line() + line - 1, offset + column, start.path());
  }

  /** Returns how many columns of the file stand before a line of a template; -1 where unknown. */
  private int offset(int line, String template) {
    try {
      List<String> file = Files.readAllLines(message.position().file());
      int place = message.position().line() + line - 2;
      String written = place < file.size() ? file.get(place) : "";
      boolean same =
          !template.isBlank() && written.stripTrailing().endsWith(template.stripTrailing());
      boolean plain = written.strip().equals(template.strip()) || line == 1;
      return same && plain
          ? written.stripTrailing().length() - template.stripTrailing().length()
          : -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
