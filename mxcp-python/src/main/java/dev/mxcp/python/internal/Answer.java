package dev.mxcp.python.internal;

import dev.mxcp.config.Secrets;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.MxcpException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.ToolException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the Python side to a request: {@code {"value": ...}} or {@code {"error": ...}}.
 *
 * <p>A value that is a list of texts may also come as lines, after an equals sign: that is written
 * and read in a fraction of the time of JSON.
 */
final class Answer {

  private static final String LINES = "=";

  private final @Nullable Object value;
  private final @Nullable Map<String, @Nullable Object> error;

  private Answer(@Nullable Object value, @Nullable Map<String, @Nullable Object> error) {
    this.value = value;
    this.error = error;
  }

  @SuppressWarnings("unchecked")
  static Answer read(String text) {
    if (text.startsWith(LINES)) {
      return new Answer(lines(text), null);
    }
    Map<String, @Nullable Object> answer;
    try {
      answer = Wire.readMap(text);
    } catch (DuplicateKeyException e) {
      String message = String.valueOf(e.getMessage());
      throw new ToolException(FailureCode.INVALID_RESULT, message, message, null);
    } catch (IllegalArgumentException e) {
      String message = "The tool's result cannot be read: it nests too deeply or is too large.";
      String diagnostic = "The result cannot be read: " + e.getMessage();
      throw new ToolException(FailureCode.TOOL_FAILED, message, diagnostic, null);
    }
    return answer.get("error") instanceof Map<?, ?> error
        ? new Answer(null, (Map<String, @Nullable Object>) error)
        : new Answer(answer.get("value"), null);
  }

  /** Unlike String.lines() it knows one way to end a line, and keeps what follows the last one. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = LINES.length();
    for (int end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    lines.add(text.substring(start));
    return lines;
  }

  /** Returns the value of a call. */
  @Nullable Object valueOrThrow(Secrets secrets) {
    if (error != null) {
      throw failure(error, secrets);
    }
    return value;
  }

  /** Returns what is wrong with an endpoint; null where nothing is. */
  @Nullable Problem problem(SourcePosition otherwise, Secrets secrets) {
    if (error == null) {
      return null;
    }
    if (!(error.get("problem") instanceof Map<?, ?> problem)) {
      String message = error.get("type") + ": " + error.get("message");
      return Problem.error(ProblemCode.INVOKER, otherwise, secrets.redact(message));
    }
    return problem(problem, otherwise, secrets);
  }

  /** Returns the problems in a list that the Python side sent. */
  static List<Problem> problems(@Nullable Object list, SourcePosition otherwise, Secrets secrets) {
    return StartRequest.list(list).stream()
        .map(problem -> problem(problem, otherwise, secrets))
        .toList();
  }

  static Problem problem(Map<?, ?> problem, SourcePosition otherwise, Secrets secrets) {
    ProblemCode code = ProblemCode.valueOf(String.valueOf(problem.get("code")));
    SourcePosition position =
        problem.get("file") == null
            ? otherwise
            : new SourcePosition(
                Path.of(String.valueOf(problem.get("file"))),
                number(problem, "line"),
                number(problem, "column"),
                "");
    String message = secrets.redact(String.valueOf(problem.get("message")));
    boolean isWarning =
        code == ProblemCode.RETURN_MISMATCH || Boolean.TRUE.equals(problem.get("warning"));
    return (isWarning
            ? Problem.warning(code, position, message)
            : Problem.error(code, position, message))
        .withHint((String) problem.get("hint"));
  }

  private static int number(Map<?, ?> problem, String key) {
    return problem.get(key) instanceof Number number ? number.intValue() : 0;
  }

  private static MxcpException failure(Map<String, @Nullable Object> error, Secrets secrets) {
    String type = String.valueOf(error.get("type"));
    String message = Shown.text(secrets, String.valueOf(error.get("message")));
    String traceback =
        Shown.line(secrets, String.valueOf(error.get("cause")))
            + "\n"
            + Shown.text(secrets, String.valueOf(error.get("traceback")));
    return switch (String.valueOf(error.get("kind"))) {
      case "tool_error" -> new ToolException(FailureCode.TOOL_FAILED, message, traceback, null);
      case "limit" -> new ToolException(FailureCode.LIMIT_EXCEEDED, message, message, null);
      case "not_serializable" ->
          new ToolException(FailureCode.INVALID_RESULT, message, message, null);
      case "plugin" -> new ConfigException(message);
      case "cancelled" ->
          new ToolException(FailureCode.CANCELLED, "The call was cancelled.", traceback, null);
      default ->
          new ToolException(FailureCode.TOOL_FAILED, "The tool failed: " + type, traceback, null);
    };
  }
}
