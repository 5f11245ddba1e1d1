package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.evaluate.Scope;
import dev.mxcp.prompts.internal.syntax.ExpressionParser;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import dev.mxcp.prompts.internal.syntax.Target;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.List;

/** Makes the nodes of tags that do something with the text that they enclose. */
final class Captures {

  /** The text while filters work on it; no template can name it. */
  private static final String ENCLOSED = " enclosed";

  private final TemplateCompiler compiler;

  Captures(TemplateCompiler compiler) {
    this.compiler = compiler;
  }

  Node assignment(Element.Block block, Names names) throws SyntaxException {
    ExpressionParser parser = block.tag().afterName();
    Target target = parser.target();
    Expression filtered = parser.filters(ENCLOSED, false);
    parser.expectEndOfTag();
    compiler.check(parser, names);
    List<Node> body = compiler.compile(block.elements(), names);
    return rendering -> {
      Object value = filtered.evaluate(enclosed(rendering, body));
      Assignments.assign(rendering, rendering.frame(), target, value);
    };
  }

  Node filter(Element.Block block, Names names) throws SyntaxException {
    ExpressionParser parser = block.tag().afterName();
    Expression filtered = parser.filters(ENCLOSED, true);
    parser.expectEndOfTag();
    compiler.check(parser, names);
    List<Node> body = compiler.compile(block.elements(), names);
    return rendering -> {
      Object value = filtered.evaluate(enclosed(rendering, body));
      rendering.write(ValueText.str(value, rendering.budget()));
    };
  }

  private static Scope enclosed(Rendering rendering, List<Node> body) {
    String text = rendering.capture(body, new Frame(rendering.frame()));
    return new Scope() {
      @Override
      public Object get(String name) {
        return name.equals(ENCLOSED) ? text : rendering.get(name);
      }

      @Override
      public Budget budget() {
        return rendering.budget();
      }
    };
  }
}
