package dev.mxcp.prompts.internal.template;

import java.util.List;

/** Says that a text is no template that can be used. */
public final class TemplateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<TemplateProblem> problems;

  TemplateException(List<TemplateProblem> problems) {
    super("The template cannot be used: " + problems);
    this.problems = List.copyOf(problems);
  }

  /** Returns everything that is wrong, in the order of the template. */
  public List<TemplateProblem> problems() {
    return problems;
  }
}
