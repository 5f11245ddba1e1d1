package dev.mxcp.cli;

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
record LintIssue(
    Endpoint endpoint, Severity severity, String location, String message, String suggestion) {

  /** How much an issue matters; the gravest stands last. */
  enum Severity {
    INFO,
    WARNING,
    ERROR;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns a line for people. */
  String text(Style style) {
    String head =
        switch (severity) {
          case ERROR -> style.red("error");
          case WARNING -> style.yellow("warning");
          case INFO -> style.faint("info");
        };
    return head + " " + location + ": " + message + " " + style.faint(suggestion);
  }
}
