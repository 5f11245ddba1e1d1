package dev.mxcp.cli.output;

import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.Cause;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.terminal.Printable;
import dev.mxcp.cli.terminal.Style;
import dev.mxcp.cli.terminal.Terminal;
import dev.mxcp.error.Violation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints results to stdout and everything else to stderr, for people or for programs. */
public final class Output {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final boolean debug;
  private final ProjectDirectory project;
  private final Style style = new Style(Terminal.hasColour());

  /**
   * Creates an output on two streams.
   *
   * @param project what files in messages are relative to
   */
  public Output(
      PrintWriter out, PrintWriter err, boolean json, boolean debug, ProjectDirectory project) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.debug = debug;
    this.project = project;
  }

  /** Returns whether stdout holds JSON only. */
  public boolean isJson() {
    return json;
  }

  /** Returns whether the user asked for everything. */
  public boolean isDebug() {
    return debug;
  }

  /** Returns the colours. */
  public Style style() {
    return style;
  }

  /** Prints a result, as it is or as people like to read it. */
  public void result(@Nullable Object value) {
    if (json) {
      envelope(value);
    } else {
      line(ResultText.of(value));
    }
  }

  /** Prints a result as JSON where that was asked for, and the text where it was not. */
  public void result(@Nullable Object value, String text) {
    if (json) {
      envelope(value);
    } else {
      line(text);
    }
  }

  /** Prints a line for people; nothing where JSON was asked for. */
  public void line(String text) {
    if (!json) {
      out.println(text);
      out.flush();
    }
  }

  /** Prints a line beside the result. */
  public void note(String text) {
    err.println(style.yellow("note:") + " " + text);
    err.flush();
  }

  /** Prints a question, and leaves the cursor behind it. */
  void ask(String question) {
    err.print(style.bold(Printable.of(question)));
    err.flush();
  }

  /** Prints why there is no result. */
  public void failure(CommandFailure failure) {
    if (json) {
      out.println(Outcome.ok(error(failure)).json());
      out.flush();
      cause(failure);
    } else {
      explain(failure);
    }
    err.flush();
  }

  /** Prints the cause to stderr: programs read what callers may see, authors the rest. */
  private void cause(CommandFailure failure) {
    Cause cause = failure.cause();
    if (cause != null && !debug) {
      err.println(text(cause));
    }
  }

  /** Returns a cause with the line that it is about, indented below its failure. */
  public String text(Cause cause) {
    String text = Printable.of(cause.text()).indent(2).stripTrailing();
    String file = cause.file();
    if (file == null) {
      return text;
    }
    Path path = project.path().resolve(file);
    String place = style.bold(project.show(path) + ":" + cause.line() + ":");
    return "  " + place + " " + text.strip() + new Excerpt(style).of(path, cause.line(), 0);
  }

  private void envelope(@Nullable Object value) {
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("status", "ok");
    envelope.put("result", value);
    out.println(Outcome.ok(envelope).json());
    out.flush();
  }

  private Map<String, @Nullable Object> error(CommandFailure failure) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("status", "error");
    error.put("error", failure.text());
    error.put("code", failure.code());
    if (!failure.violations().isEmpty()) {
      error.put("violations", violations(failure.violations()));
    }
    if (!failure.problems().isEmpty()) {
      error.put("problems", failure.problems().stream().map(ProblemText::json).toList());
    }
    if (failure.hint() != null) {
      error.put("hint", failure.hint());
    }
    if (debug && failure.diagnostic() != null) {
      error.put("diagnostic", failure.diagnostic());
    }
    return error;
  }

  private static List<Map<String, String>> violations(List<Violation> violations) {
    return violations.stream()
        .map(violation -> Map.of("path", violation.path(), "message", violation.message()))
        .toList();
  }

  private void explain(CommandFailure failure) {
    err.println(style.red("error [" + failure.code() + "]:") + " " + Printable.of(failure.text()));
    failure.violations().stream()
        .filter(violation -> !failure.text().contains(violation.toString()))
        .forEach(violation -> err.println(Printable.of("  " + violation)));
    failure.excerpt().ifPresent(e -> err.println(excerpt(e)));
    ProblemText problemText = new ProblemText(project, style);
    failure.problems().forEach(problem -> err.println(problemText.of(problem)));
    if (failure.hint() != null) {
      err.println("  " + failure.hint());
    }
    String diagnostic = failure.diagnostic();
    if (debug && diagnostic != null && !diagnostic.equals(failure.text())) {
      err.println(diagnostic);
    }
    cause(failure);
  }

  private String excerpt(CommandFailure.Excerpt excerpt) {
    List<String> lines = excerpt.source().lines().toList();
    String shown = new Excerpt(style).of(lines, excerpt.line(), excerpt.column());
    return shown.isEmpty() ? "" : shown.substring(1);
  }
}
