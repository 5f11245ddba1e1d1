package dev.mxcp.spi;

import java.util.Objects;

/**
 * An error or warning about a condition.
 *
 * @param message the flaw in one sentence, without its place
 * @param line the line of the condition's text, counted from 1
 * @param column the column in code points, counted from 1
 */
public record ConditionIssue(String message, int line, int column) {

  /** Checks that the message is not null. */
  public ConditionIssue {
    Objects.requireNonNull(message, "message");
  }

  /** Returns the message, and below it the line of the condition with a caret under the place. */
  public String show(String condition) {
    String[] lines = condition.split("\\R", -1);
    if (line < 1 || line > lines.length) {
      return message;
    }
    String text = lines[line - 1];
    int length = text.codePointCount(0, text.length());
    int before = Math.max(0, Math.min(column - 1, length));
    return message + "\n  " + text.replace('\t', ' ') + "\n  " + " ".repeat(before) + "^";
  }
}
