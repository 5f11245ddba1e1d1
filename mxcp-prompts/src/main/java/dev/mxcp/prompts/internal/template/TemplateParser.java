package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses templates. Thread-safe. */
public final class TemplateParser {

  /** Everything of Jinjava that reaches out of a template, or that Jinja2 does not have. */
  private static final Set<String> REFUSED =
      Set.of(
          "autoescape",
          "block",
          "break",
          "continue",
          "cycle",
          "do",
          "extends",
          "from",
          "ifchanged",
          "import",
          "include",
          "print",
          "unless");

  private final Jinjava jinjava;

  /** Creates a parser. */
  public TemplateParser() {
    jinjava =
        new Jinjava(
            JinjavaConfig.newBuilder()
                .withLegacyOverrides(
                    LegacyOverrides.newBuilder()
                        .withParseWhitespaceControlStrictly(true)
                        .withAllowAdjacentTextNodes(true)
                        .withUseTrimmingForNotesAndExpressions(true)
                        .withHandleBackslashInQuotesOnly(true)
                        .build())
                .withDisabled(Map.of(Context.Library.TAG, REFUSED))
                .withNestedInterpretationEnabled(false)
                .build());
    StatementTag.ALL.forEach(jinjava::registerTag);
  }

  /**
   * Parses a template.
   *
   * @param source the text
   * @param parameters the variables that exist when it is rendered
   * @throws TemplateException with everything that is wrong with it
   */
  public Template parse(String source, Collection<String> parameters) throws TemplateException {
    String text = withoutLastNewline(source.replace("\r\n", "\n").replace('\r', '\n'));
    JinjavaInterpreter interpreter =
        new JinjavaInterpreter(
            jinjava, new Context(jinjava.getGlobalContext()), jinjava.getGlobalConfig());
    Node root = tree(interpreter, text);
    Statements statements = new Statements();
    interpreter
        .getErrorsCopy()
        .forEach(error -> statements.problem(error.getLineno(), text(error)));
    statements.visit(root.getChildren(), Names.of(parameters));
    if (!statements.problems().isEmpty()) {
      throw new TemplateException(sorted(statements.problems()));
    }
    return new Template(jinjava, root, statements.expressions(), statements.statements());
  }

  private static Node tree(JinjavaInterpreter interpreter, String text) throws TemplateException {
    try {
      return interpreter.parse(text);
    } catch (InterpretException e) {
      throw new TemplateException(
          List.of(new TemplateProblem(e.getLineNumber(), String.valueOf(e.getMessage()))));
    }
  }

  private static List<TemplateProblem> sorted(List<TemplateProblem> problems) {
    return problems.stream()
        .distinct()
        .sorted(Comparator.comparingInt(TemplateProblem::line))
        .toList();
  }

  /** Jinja2 drops one newline at the end of a template. */
  private static String withoutLastNewline(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static String text(TemplateError error) {
    String name = String.valueOf(error.getFieldName());
    return switch (error.getReason()) {
      case DISABLED -> "The tag '" + name + "' is not available in prompts";
      case UNKNOWN -> "There is no tag '" + name + "'";
      default -> error.getMessage();
    };
  }
}
