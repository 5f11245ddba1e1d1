package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import dev.mxcp.prompts.internal.expression.Callable;
import dev.mxcp.prompts.internal.expression.Expression;
import dev.mxcp.prompts.internal.expression.ExpressionSyntaxException;
import dev.mxcp.prompts.internal.expression.Parser;
import dev.mxcp.prompts.internal.expression.Scope;
import dev.mxcp.prompts.internal.expression.Texts;
import dev.mxcp.prompts.internal.expression.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the statements of the tags that enclose something. */
final class Blocks {

  /** What an enclosed text is called while a filter works on it; no template can name it. */
  private static final String ENCLOSED = "__enclosed__";

  private final Statements statements;

  Blocks(Statements statements) {
    this.statements = statements;
  }

  Statement statement(TagNode tag, Names names) throws ExpressionSyntaxException {
    return switch (tag.getName()) {
      case "if" -> conditional(tag, names);
      case "for" -> loop(tag, names);
      case "set" -> assignment(tag, names);
      case "macro" -> macro(tag, names);
      case "call" -> call(tag, names);
      case "with" -> with(tag, names);
      case "filter" -> filter(tag, names);
      default -> throw new ExpressionSyntaxException("There is no tag '" + tag.getName() + "'");
    };
  }

  /** The nodes up to the next {@code elif} or {@code else}. */
  private record Branch(TagNode tag, List<Node> nodes) {

    boolean isElse() {
      return tag.getName().equals("else");
    }
  }

  private static List<Branch> branches(TagNode tag, Set<String> separators) {
    List<Branch> branches = new ArrayList<>();
    branches.add(new Branch(tag, new ArrayList<>()));
    for (Node node : tag.getChildren()) {
      if (node instanceof TagNode inner && separators.contains(inner.getName())) {
        branches.add(new Branch(inner, new ArrayList<>()));
      } else {
        branches.get(branches.size() - 1).nodes().add(node);
      }
    }
    return branches;
  }

  private static void requireElseLast(List<Branch> branches) throws ExpressionSyntaxException {
    for (Branch branch : branches.subList(0, branches.size() - 1)) {
      if (branch.isElse()) {
        throw new ExpressionSyntaxException("Nothing may follow 'else' but its end");
      }
    }
  }

  private Statement conditional(TagNode tag, Names names) throws ExpressionSyntaxException {
    List<Branch> branches = branches(tag, Set.of("elif", "else"));
    requireElseLast(branches);
    Map<Expression, List<Node>> cases = new LinkedHashMap<>();
    for (Branch branch : branches) {
      cases.put(
          branch.isElse() ? scope -> true : whole(branch.tag(), names, branch.tag().getHelpers()),
          branch.nodes());
      statements.visitInside(branch.nodes(), names);
    }
    return rendering -> {
      for (Map.Entry<Expression, List<Node>> one : cases.entrySet()) {
        if (Truth.of(one.getKey().evaluate(rendering))) {
          return rendering.block(one.getValue(), rendering.frame());
        }
      }
      return "";
    };
  }

  private Expression whole(TagNode tag, Names names, String source)
      throws ExpressionSyntaxException {
    Parser parser = new Parser(source);
    Expression expression = parser.tuple();
    parser.expectEnd();
    statements.check(parser, names, Statements.line(tag));
    return expression;
  }

  private Statement loop(TagNode tag, Names names) throws ExpressionSyntaxException {
    Parser parser = new Parser(tag.getHelpers());
    List<String> targets = parser.targets();
    parser.expect("in");
    Expression items = parser.loopItems();
    statements.check(parser, names, Statements.line(tag));
    Names inner = names.with(targets);
    Expression condition = parser.accept("if") ? parser.expression() : scope -> true;
    if (parser.accept("recursive")) {
      throw new ExpressionSyntaxException("A recursive loop is not available; write a macro");
    }
    parser.expectEnd();
    statements.check(parser, inner, Statements.line(tag));
    List<Branch> branches = branches(tag, Set.of("else"));
    requireElseLast(branches);
    statements.visit(branches.get(0).nodes(), inner.with(Set.of("loop")));
    List<Node> otherwise = branches.size() > 1 ? branches.get(1).nodes() : List.of();
    statements.visit(otherwise, names);
    return new Loop(targets, items, condition, branches.get(0).nodes(), otherwise);
  }

  private Statement assignment(TagNode tag, Names names) throws ExpressionSyntaxException {
    if (Assignments.isInline(tag.getHelpers())) {
      Parser parser = new Parser(tag.getHelpers());
      Statement assignment = Assignments.inline(parser);
      statements.check(parser, names, Statements.line(tag));
      return assignment;
    }
    String name = new Parser(tag.getHelpers()).name();
    Expression filtered = whole(tag, names, tag.getHelpers());
    statements.visit(tag.getChildren(), names);
    return rendering -> {
      String text = rendering.block(tag.getChildren(), new Frame(rendering.frame()));
      rendering.frame().set(name, filtered.evaluate(overlay(rendering, name, text)));
      return "";
    };
  }

  private static Scope overlay(Rendering rendering, String name, Object value) {
    return asked -> asked.equals(name) ? value : rendering.get(asked);
  }

  private Statement filter(TagNode tag, Names names) throws ExpressionSyntaxException {
    Names inner = names.with(Set.of(ENCLOSED));
    Expression filtered = whole(tag, inner, ENCLOSED + "|" + tag.getHelpers());
    statements.visit(tag.getChildren(), names);
    return rendering -> {
      String text = rendering.block(tag.getChildren(), new Frame(rendering.frame()));
      return Texts.text(filtered.evaluate(overlay(rendering, ENCLOSED, text)));
    };
  }

  private Statement with(TagNode tag, Names names) throws ExpressionSyntaxException {
    Parser parser = new Parser(tag.getHelpers());
    Map<String, Expression> values = new LinkedHashMap<>();
    while (!parser.isAtEnd()) {
      String name = parser.name();
      parser.expect("=");
      values.put(name, parser.expression());
      if (!parser.isAtEnd()) {
        parser.expect(",");
      }
    }
    statements.check(parser, names, Statements.line(tag));
    statements.visit(tag.getChildren(), names.with(values.keySet()));
    return rendering -> {
      Frame inner = new Frame(rendering.frame());
      values.forEach((name, value) -> inner.set(name, value.evaluate(rendering)));
      return rendering.block(tag.getChildren(), inner);
    };
  }

  private Statement macro(TagNode tag, Names names) throws ExpressionSyntaxException {
    Parser parser = new Parser(tag.getHelpers());
    String name = parser.name();
    Macro.Signature signature = Macro.signature(name, parser);
    parser.expectEnd();
    statements.check(parser, names.with(signature.names()), Statements.line(tag));
    statements.visit(tag.getChildren(), names.with(signature.names()).with(Macro.EXTRAS));
    return rendering -> {
      Frame around = rendering.frame();
      around.set(name, new Macro(rendering, signature, tag.getChildren(), around));
      return "";
    };
  }

  private Statement call(TagNode tag, Names names) throws ExpressionSyntaxException {
    Parser parser = new Parser(tag.getHelpers());
    Macro.Signature signature = Macro.optionalSignature("caller", parser);
    Expression call = parser.expression();
    parser.expectEnd();
    statements.check(parser, names.with(signature.names()), Statements.line(tag));
    statements.visit(tag.getChildren(), names.with(signature.names()));
    return rendering -> {
      Callable caller = new Macro(rendering, signature, tag.getChildren(), rendering.frame());
      return Texts.text(rendering.calling(caller, () -> call.evaluate(rendering)));
    };
  }
}
