package dev.mxcp.internal.yaml;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YAML file as nodes.
 *
 * <p>The file holds one document. Depth, size and expanded aliases are bounded, so that no file can
 * exhaust the stack or the memory.
 *
 * @param root the document; null where it is empty or could not be parsed
 * @param problems what is wrong with the file as YAML
 */
public record YamlFile(@Nullable Node root, List<Problem> problems) {

  /** The greatest size of a file, in characters. */
  public static final int MAX_LENGTH = 1_000_000;

  /** Copies the list. */
  public YamlFile {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file's text.
   *
   * @param file where the text comes from, for the positions
   * @param text the text, with or without a byte order mark
   */
  public static YamlFile parse(Path file, String text) {
    if (text.length() > MAX_LENGTH) {
      String message = "The file has more than " + MAX_LENGTH + " characters.";
      return failed(Problem.error(ProblemCode.YAML_LIMIT, SourcePosition.of(file), message));
    }
    List<Problem> problems = new ArrayList<>();
    Node root = null;
    try {
      String content = withoutMark(text);
      ParserImpl events = new ParserImpl(new StreamReader(content), new LoaderOptions());
      root = new Composer(file, content, events, problems).document();
    } catch (ComposerException e) {
      problems.add(e.problem());
    } catch (MarkedYAMLException e) {
      problems.add(syntax(file, text, e));
    } catch (ReaderException e) {
      problems.add(unprintable(file, text, e));
    } catch (YAMLException e) {
      problems.add(
          Problem.error(ProblemCode.YAML_SYNTAX, SourcePosition.of(file), "This is not YAML."));
    }
    return new YamlFile(root, problems);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static YamlFile failed(Problem problem) {
    return new YamlFile(null, List.of(problem));
  }

  private static Problem syntax(Path file, String text, MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    int line = mark == null ? Integer.MAX_VALUE : mark.getLine() + 1;
    Problem space = Indentation.find(file, withoutMark(text), line);
    if (space != null) {
      return space;
    }
    SourcePosition position =
        mark == null
            ? SourcePosition.of(file)
            : new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1, "");
    String reason = e.getProblem() == null ? "" : e.getProblem();
    return Problem.error(ProblemCode.YAML_SYNTAX, position, SyntaxText.message(reason))
        .withHint(SyntaxText.hint(reason));
  }

  private static Problem unprintable(Path file, String text, ReaderException e) {
    int end =
        text.offsetByCodePoints(
            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
    String before = text.substring(0, end);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = end - (before.lastIndexOf('\n') + 1) + 1;
    String message =
        String.format("The character U+%04X is not allowed in YAML.", e.getCodePoint());
    return Problem.error(
            ProblemCode.YAML_SYNTAX, new SourcePosition(file, line, column, ""), message)
        .withHint("Write it as an escape in a text in double quotes.");
  }
}
