package dev.mxcp.prompts;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Prompt;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.prompts.internal.template.TemplateException;
import dev.mxcp.prompts.internal.template.TemplateParser;
import dev.mxcp.prompts.internal.template.TemplateProblem;
import java.util.ArrayList;
import java.util.List;

/** Parses the messages of a prompt, and keeps what is wrong with them. */
final class PromptCheck {

  private final List<PromptEndpoint.Message> messages = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  PromptCheck(Endpoint endpoint) {
    if (!(endpoint instanceof Prompt prompt)) {
      throw new IllegalArgumentException("Only a prompt has templates, not " + endpoint.id());
    }
    List<String> parameters = prompt.parameters().stream().map(Parameter::name).toList();
    for (Prompt.Message message : prompt.messages()) {
      try {
        messages.add(
            new PromptEndpoint.Message(
                message.role(),
                message.type(),
                TemplateParser.parse(message.template(), parameters)));
      } catch (TemplateException e) {
        e.problems().forEach(problem -> problems.add(problem(problem, message)));
      }
    }
  }

  /** Returns the messages without errors. */
  List<PromptEndpoint.Message> messages() {
    return messages;
  }

  List<Problem> problems() {
    return problems;
  }

  private static Problem problem(TemplateProblem problem, Prompt.Message message) {
    SourcePosition position = new TemplatePositions(message).at(problem.line(), problem.column());
    String end = problem.message().endsWith("?") || problem.message().endsWith(".") ? "" : ".";
    boolean several = message.template().strip().contains("\n");
    String text =
        (several ? "Line " + problem.line() + " of the template: " : "") + problem.message() + end;
    return Problem.error(ProblemCode.INVALID_TEMPLATE, position, text);
  }
}
