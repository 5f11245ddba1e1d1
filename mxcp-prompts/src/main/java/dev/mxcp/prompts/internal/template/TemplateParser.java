package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.Position;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import java.util.Collection;
import java.util.List;

/** Parses templates. */
public final class TemplateParser {

  private TemplateParser() {}

  /**
   * Parses a template.
   *
   * @param source the text
   * @param parameters the variables that exist when it is rendered
   * @throws TemplateException with everything that is wrong with it
   */
  public static Template parse(String source, Collection<String> parameters)
      throws TemplateException {
    Problems problems = new Problems();
    List<Node> nodes = List.of();
    try {
      List<Element> elements = ElementTree.of(TemplateLexer.chunks(source), problems);
      nodes = new TemplateCompiler(problems).compile(elements, Names.of(parameters));
    } catch (SyntaxException e) {
      problems.add(e);
    } catch (StackOverflowError e) {
      // The limits are set so that this does not happen; a host may still have a small stack.
      problems.add(new Position(1, 1), "The template nests too deeply");
    }
    if (!problems.isEmpty()) {
      throw new TemplateException(problems.sorted());
    }
    return new Template(nodes);
  }
}
