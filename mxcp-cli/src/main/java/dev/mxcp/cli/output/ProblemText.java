package dev.mxcp.cli.output;

import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.terminal.Style;
import dev.mxcp.error.Problem;
import dev.mxcp.error.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows problems of a project with the line of the file that they are about. */
public final class ProblemText {

  private static final int LONGEST_LINE = 160;

  private final ProjectDirectory project;
  private final Style style;
  private final Map<Path, List<String>> files = new HashMap<>();

  /** Creates a printer of problems of one project. */
  public ProblemText(ProjectDirectory project, Style style) {
    this.project = project;
    this.style = style;
  }

  /** Returns position, message, the line with a mark below it, and the hint. */
  public String of(Problem problem) {
    StringBuilder text = new StringBuilder();
    text.append(style.bold(where(problem.position()) + ":")).append(' ');
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

  private String excerpt(SourcePosition position) {
    List<String> lines = files.computeIfAbsent(position.file(), ProblemText::read);
    if (position.line() < 1 || position.line() > lines.size()) {
      return "";
    }
    String line = lines.get(position.line() - 1).replace('\t', ' ');
    if (line.isBlank() || line.length() > LONGEST_LINE) {
      return "";
    }
    String number = String.valueOf(position.line());
    String excerpt = "\n  " + style.faint(number + " |") + " " + line;
    if (position.column() < 1 || position.column() > line.length() + 1) {
      return excerpt;
    }
    String margin = " ".repeat(number.length());
    String mark = " ".repeat(position.column() - 1) + style.red("^");
    return excerpt + "\n  " + style.faint(margin + " |") + " " + mark;
  }

  private static List<String> read(Path file) {
    try {
      return Files.readString(file).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
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
