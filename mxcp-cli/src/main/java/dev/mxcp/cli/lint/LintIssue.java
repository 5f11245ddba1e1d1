package dev.mxcp.cli.lint;

import dev.mxcp.cli.terminal.Style;
import dev.mxcp.definition.Endpoint;
import java.util.Locale;

/**
 * Something that would make a definition better.
 *
 * @param endpoint whose definition
 * @param severity how much it matters
 * @param location where in the document, such as {@code tool.parameters[0].description}
 * @param message what is missing
 * @param suggestion what to do
 */
public record LintIssue(
    Endpoint endpoint, Severity severity, String location, String message, String suggestion) {

  /** How much an issue matters; the gravest stands last. */
  public enum Severity {
    /** A wish. */
    INFO,
    /** People and models will miss it. */
    WARNING,
    /** Models cannot use the endpoint well. */
    ERROR;

    /** Returns the name for programs. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether the command fails because of it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns a line for people. */
  public String text(Style style) {
    String head =
        switch (severity) {
          case ERROR -> style.red("error");
          case WARNING -> style.yellow("warning");
          case INFO -> style.faint("info");
        };
    return head + " " + location + ": " + message + " " + style.faint(suggestion);
  }
}
