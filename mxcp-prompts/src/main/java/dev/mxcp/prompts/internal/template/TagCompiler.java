package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.syntax.ExpressionParser;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import dev.mxcp.prompts.internal.syntax.Target;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.Truth;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the nodes of the tags. */
final class TagCompiler {

  private final TemplateCompiler compiler;
  private final Captures captures;

  TagCompiler(TemplateCompiler compiler) {
    this.compiler = compiler;
    this.captures = new Captures(compiler);
  }

  Node node(Element.Block block, Names names) throws SyntaxException {
    return switch (block.name()) {
      case "if" -> conditional(block, names);
      case "for" -> loop(block, names);
      case "set" -> assignment(block, names);
      case "macro" -> macro(block, names);
      case "call" -> call(block, names);
      case "with" -> with(block, names);
      case "filter" -> captures.filter(block, names);
      default -> throw new IllegalStateException(block.name());
    };
  }

  /** A branch of an {@code if}. */
  private record Branch(Element.Section section, Expression condition, List<Node> nodes) {

    boolean holds(Rendering rendering) {
      rendering.at(section.tag().position());
      return Truth.of(condition.evaluate(rendering));
    }
  }

  private Node conditional(Element.Block block, Names names) throws SyntaxException {
    List<Branch> branches = new ArrayList<>();
    for (Element.Section section : block.sections()) {
      Expression condition = condition(section, names);
      List<Node> nodes = compiler.compileInside(section.elements(), names);
      branches.add(new Branch(section, condition, nodes));
    }
    return rendering -> {
      for (Branch branch : branches) {
        if (branch.holds(rendering)) {
          rendering.run(branch.nodes(), rendering.frame());
          return;
        }
      }
    };
  }

  private Expression condition(Element.Section section, Names names) throws SyntaxException {
    ExpressionParser parser = section.tag().afterName();
    Expression condition = section.isElse() ? scope -> true : parser.tuple();
    parser.expectEndOfTag();
    compiler.check(parser, names);
    return condition;
  }

  private Node loop(Element.Block block, Names names) throws SyntaxException {
    ExpressionParser parser = block.tag().afterName();
    Target target = parser.target();
    parser.expect("in");
    Expression items = parser.loopItems();
    compiler.check(parser, names);
    parser.reads().clear();
    Names inner = names.with(target.names().toList());
    Expression condition = parser.accept("if") ? parser.expression() : scope -> true;
    if (parser.stands("recursive")) {
      throw new SyntaxException(
          "A recursive loop is not available; write a macro", block.tag().position());
    }
    parser.expectEndOfTag();
    compiler.check(parser, inner);
    List<Node> body = compiler.compile(block.elements(), inner.with(Set.of("loop")));
    List<Node> otherwise = List.of();
    if (block.last().isElse()) {
      condition(block.last(), names);
      otherwise = compiler.compile(block.last().elements(), names);
    }
    return new Loop(target, items, condition, body, otherwise);
  }

  private Node assignment(Element.Block block, Names names) throws SyntaxException {
    if (!Assignments.isInline(block.tag())) {
      return captures.assignment(block, names);
    }
    ExpressionParser parser = block.tag().afterName();
    Node assignment = Assignments.inline(parser);
    compiler.check(parser, names);
    return assignment;
  }

  private Node with(Element.Block block, Names names) throws SyntaxException {
    ExpressionParser parser = block.tag().afterName();
    Map<Target, Expression> values = new LinkedHashMap<>();
    boolean more = !parser.isAtEnd();
    while (more) {
      Target target = parser.target();
      parser.expect("=");
      values.put(target, parser.expression());
      more = parser.accept(",");
    }
    parser.expectEnd();
    compiler.check(parser, names);
    Names inner = names.with(values.keySet().stream().flatMap(Target::names).toList());
    List<Node> body = compiler.compile(block.elements(), inner);
    return rendering -> {
      Frame frame = new Frame(rendering.frame());
      values.forEach(
          (target, value) ->
              Assignments.assign(rendering, frame, target, value.evaluate(rendering)));
      rendering.run(body, frame);
    };
  }

  private Node macro(Element.Block block, Names names) throws SyntaxException {
    ExpressionParser parser = block.tag().afterName();
    String name = parser.name();
    Signature signature = Signature.of(name, parser);
    parser.expectEndOfTag();
    compiler.check(parser, names.with(signature.names()));
    Names inner = names.with(signature.names()).with(Signature.EXTRAS).watched();
    List<Node> body = compiler.compile(block.elements(), inner);
    Signature complete = signature.using(inner.read());
    return rendering -> {
      Frame around = rendering.frame();
      around.set(name, new Macro(rendering, complete, body, around));
    };
  }

  private Node call(Element.Block block, Names names) throws SyntaxException {
    ExpressionParser parser = block.tag().afterName();
    Signature signature = Signature.ofCaller(parser);
    Expression call = parser.callExpression();
    parser.expectEndOfTag();
    compiler.check(parser, names.with(signature.names()));
    Names inner = names.with(signature.names()).with(Signature.EXTRAS).watched();
    List<Node> body = compiler.compile(block.elements(), inner);
    Signature complete = signature.using(inner.read());
    return rendering -> {
      Callable caller = new Macro(rendering, complete, body, rendering.frame());
      Object value = rendering.calling(caller, () -> call.evaluate(rendering));
      rendering.write(ValueText.str(value, rendering.budget()));
    };
  }
}
