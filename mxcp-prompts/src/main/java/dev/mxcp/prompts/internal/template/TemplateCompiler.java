package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.syntax.ExpressionParser;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import dev.mxcp.prompts.internal.syntax.Tag;
import dev.mxcp.prompts.internal.syntax.Token;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.List;

/** Makes nodes of the elements of a template, and finds what is wrong with them. */
final class TemplateCompiler {

  private final Problems problems;
  private final TagCompiler tags = new TagCompiler(this);

  TemplateCompiler(Problems problems) {
    this.problems = problems;
  }

  /** Compiles the content of a block that has variables of its own. */
  List<Node> compile(List<Element> elements, Names outer) {
    return compileInside(elements, outer.with(Declarations.of(elements)));
  }

  /** Compiles elements whose variables are declared already. */
  List<Node> compileInside(List<Element> elements, Names names) {
    List<Node> nodes = new ArrayList<>();
    for (Element element : elements) {
      problems.addFrom(() -> nodes.add(node(element, names)));
    }
    return nodes;
  }

  private Node node(Element element, Names names) throws SyntaxException {
    if (element instanceof Element.Text text) {
      return rendering -> rendering.write(text.text());
    } else if (element instanceof Element.Output output) {
      return output(output.tag(), names);
    }
    Element.Block block = (Element.Block) element;
    Node node = tags.node(block, names);
    return rendering -> {
      rendering.at(block.tag().position());
      node.render(rendering);
    };
  }

  private Node output(Tag tag, Names names) throws SyntaxException {
    ExpressionParser parser = tag.whole();
    Expression expression = parser.tuple();
    parser.expectEnd();
    check(parser, names);
    return rendering -> {
      rendering.at(tag.position());
      Object value = expression.evaluate(rendering);
      rendering.write(ValueText.str(value, rendering.budget()));
    };
  }

  /** Reports every variable that a parser has read and that does not exist. */
  void check(ExpressionParser parser, Names names) {
    for (Token name : parser.reads()) {
      if (!names.reads(name.text())) {
        problems.add(
            name.position(),
            "'"
                + name.text()
                + "' is not a parameter or variable."
                + names.suggestion(name.text()));
      }
    }
  }
}
