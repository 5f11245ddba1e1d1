package dev.mxcp.cli.output;

import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.terminal.Style;
import dev.mxcp.error.Problem;
import dev.mxcp.error.SourcePosition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows problems of a project with the line of the file that they are about. */
public final class ProblemText {

  private final ProjectDirectory project;
  private final Style style;
  private final Excerpt excerpt;

  /** Creates a printer of problems of one project. */
  public ProblemText(ProjectDirectory project, Style style) {
    this.project = project;
    this.style = style;
    this.excerpt = new Excerpt(style);
  }

  /** Returns position, message, the line with a mark below it, and the hint. */
  public String of(Problem problem) {
    StringBuilder text = new StringBuilder();
    String where = where(problem.position());
    text.append(where.isEmpty() ? "" : style.bold(where + ":") + " ");
    text.append(severity(problem)).append(' ');
    if (!problem.position().path().isEmpty()) {
      text.append(problem.position().path()).append(": ");
    }
    text.append(problem.message().replace("\n", "\n  "));
    // The database's own messages show their line of SQL.
    text.append(problem.message().contains("^") ? "" : excerpt(problem.position()));
    if (problem.hint() != null) {
      text.append("\n  hint: ").append(problem.hint());
    }
    return text.toString();
  }

  private String excerpt(SourcePosition position) {
    return excerpt.of(position.file(), position.line(), position.column());
  }

  private String severity(Problem problem) {
    String code = " [" + problem.code().id() + "]";
    return problem.isError() ? style.red("error" + code) : style.yellow("warning" + code);
  }

  private String where(SourcePosition position) {
    String file = project.show(position.file());
    if (position.line() == 0) {
      return file;
    }
    String line = file + ":" + position.line();
    return position.column() == 0 ? line : line + ":" + position.column();
  }

  /** Returns a problem for programs. */
  public static Map<String, @Nullable Object> json(Problem problem) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("severity", problem.isError() ? "error" : "warning");
    json.put("code", problem.code().id());
    json.put("file", problem.position().file().toString());
    json.put("line", problem.position().line() == 0 ? null : problem.position().line());
    json.put("column", problem.position().column() == 0 ? null : problem.position().column());
    json.put("location", problem.position().path());
    json.put("message", problem.message());
    json.put("hint", problem.hint());
    json.put("endpoint", problem.endpoint());
    return json;
  }
}
