package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import dev.mxcp.prompts.internal.expression.Expression;
import dev.mxcp.prompts.internal.expression.ExpressionSyntaxException;
import dev.mxcp.prompts.internal.expression.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes statements of the tags of a template, and finds what is wrong with them. */
final class Statements {

  private static final Set<String> BRANCHES = Set.of("else", "elif");

  private final Map<String, Expression> expressions = new HashMap<>();
  private final IdentityHashMap<TagNode, Statement> statements = new IdentityHashMap<>();
  private final List<TemplateProblem> problems = new ArrayList<>();
  private final Blocks blocks = new Blocks(this);

  Map<String, Expression> expressions() {
    return expressions;
  }

  IdentityHashMap<TagNode, Statement> statements() {
    return statements;
  }

  List<TemplateProblem> problems() {
    return problems;
  }

  void problem(int line, String message) {
    problems.add(new TemplateProblem(Math.max(1, line), message));
  }

  /** Visits the content of a block that has variables of its own. */
  void visit(List<Node> nodes, Names outer) {
    visitInside(nodes, outer.with(Declarations.of(nodes)));
  }

  /** Visits nodes whose variables are declared already. */
  void visitInside(List<Node> nodes, Names names) {
    for (Node node : nodes) {
      try {
        if (node instanceof ExpressionNode) {
          print((ExpressionToken) node.getMaster(), names);
        } else if (node instanceof TagNode tag) {
          tag(tag, names);
        }
      } catch (ExpressionSyntaxException e) {
        problem(line(node), String.valueOf(e.getMessage()));
      }
    }
  }

  private void print(ExpressionToken token, Names names) throws ExpressionSyntaxException {
    Parser parser = new Parser(token.getExpr());
    Expression expression = parser.tuple();
    parser.expectEnd();
    check(parser, names, line(token.getLineNumber(), token.getImage()));
    expressions.put(token.getExpr(), expression);
  }

  private void tag(TagNode tag, Names names) throws ExpressionSyntaxException {
    if (BRANCHES.contains(tag.getName())) {
      problem(line(tag), "'" + tag.getName() + "' is not expected here");
    } else if (tag.getName().equals("raw")) {
      raw(tag);
    } else {
      statements.put(tag, blocks.statement(tag, names));
    }
  }

  /** Jinjava would keep whitespace here that Jinja2 strips. */
  private void raw(TagNode tag) {
    if (tag.getMaster().isRightTrim()) {
      problem(line(tag), "'raw' cannot strip whitespace inside of it: write {% raw %}");
    }
  }

  /** Reports every variable that a parser has read and that does not exist. */
  void check(Parser parser, Names names, int line) {
    for (String name : parser.names()) {
      if (!names.has(name)) {
        problem(line, "'" + name + "' is not a parameter or variable." + names.hint(name));
      }
    }
  }

  static int line(Node node) {
    return line(node.getLineNumber(), node.getMaster().getImage());
  }

  /** Jinjava counts up to the end of a tag; people look where it begins. */
  private static int line(int end, String image) {
    return end - (int) image.chars().filter(c -> c == '\n').count();
  }
}
