package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.evaluate.Namespace;
import dev.mxcp.prompts.internal.syntax.ExpressionParser;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import dev.mxcp.prompts.internal.syntax.Tag;
import dev.mxcp.prompts.internal.syntax.Target;
import dev.mxcp.prompts.internal.syntax.Token;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Sequences;
import java.util.List;

/** Assigns values to variables. */
final class Assignments {

  private Assignments() {}

  /** Returns whether a tag is a {@code set} with its value: a {@code =} follows the target. */
  static boolean isInline(Tag tag) {
    if (!tag.first().text().equals("set")) {
      return false;
    }
    for (Token token : tag.tokens()) {
      if (token.is("=") || token.is("|")) {
        return token.is("=");
      }
    }
    return false;
  }

  /** Parses {@code a, b = value} or {@code namespace.name = value}. */
  static Node inline(ExpressionParser parser) throws SyntaxException {
    Target target = parser.target();
    parser.expect("=");
    Expression value = parser.tuple();
    parser.expectEnd();
    return rendering -> assign(rendering, rendering.frame(), target, value.evaluate(rendering));
  }

  /** Gives a value to a target, or its parts to several ones. */
  static void assign(Rendering rendering, Frame frame, Target target, Object value) {
    if (target instanceof Target.Variable variable) {
      frame.set(variable.name(), value);
    } else if (target instanceof Target.Attribute attribute) {
      namespace(rendering, attribute.namespace()).set(attribute.name(), value);
    } else if (target instanceof Target.Group group) {
      assignParts(rendering, frame, group.targets(), value);
    }
  }

  private static void assignParts(
      Rendering rendering, Frame frame, List<Target> targets, Object value) {
    List<?> parts = Sequences.items(value, rendering.budget());
    if (parts.size() != targets.size()) {
      throw new EvaluationException(
          targets.size() + " variables cannot take " + parts.size() + " values");
    }
    for (int i = 0; i < targets.size(); i++) {
      assign(rendering, frame, targets.get(i), parts.get(i));
    }
  }

  private static Namespace namespace(Rendering rendering, String name) {
    if (rendering.get(name) instanceof Namespace namespace) {
      return namespace;
    }
    throw new EvaluationException("only a namespace can be assigned to, and " + name + " is none");
  }
}
