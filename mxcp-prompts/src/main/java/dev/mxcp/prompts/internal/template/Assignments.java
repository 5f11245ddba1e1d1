package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.expression.EvaluationException;
import dev.mxcp.prompts.internal.expression.Expression;
import dev.mxcp.prompts.internal.expression.ExpressionSyntaxException;
import dev.mxcp.prompts.internal.expression.Namespace;
import dev.mxcp.prompts.internal.expression.Parser;
import dev.mxcp.prompts.internal.expression.Sequences;
import java.util.List;

/** Assigns values to variables. */
final class Assignments {

  private Assignments() {}

  /** Returns whether a {@code set} has its value with it: a {@code =} follows the names. */
  static boolean isInline(String helpers) {
    return helpers.strip().matches("(?s)[\\w\\s.,()]+=.*");
  }

  /** Gives values to the variables of {@code set a, b = value} or {@code for a, b in value}. */
  static void assign(Frame frame, List<String> targets, Object value) {
    if (targets.size() == 1) {
      frame.set(targets.get(0), value);
      return;
    }
    List<Object> parts = Sequences.iterate(value);
    if (parts.size() != targets.size()) {
      throw new EvaluationException(
          targets.size() + " variables cannot take " + parts.size() + " values");
    }
    for (int i = 0; i < targets.size(); i++) {
      frame.set(targets.get(i), parts.get(i));
    }
  }

  /** Parses {@code a, b = value} or {@code namespace.name = value}. */
  static Statement inline(Parser parser) throws ExpressionSyntaxException {
    List<String> targets = parser.targets();
    String attribute = parser.accept(".") ? parser.name() : "";
    parser.expect("=");
    Expression value = parser.tuple();
    parser.expectEnd();
    return rendering -> {
      Object assigned = value.evaluate(rendering);
      if (attribute.isEmpty()) {
        assign(rendering.frame(), targets, assigned);
      } else {
        namespace(rendering, targets.get(0)).set(attribute, assigned);
      }
      return "";
    };
  }

  private static Namespace namespace(Rendering rendering, String name) {
    if (rendering.get(name) instanceof Namespace namespace) {
      return namespace;
    }
    throw new EvaluationException("only a namespace can be assigned to, and " + name + " is none");
  }
}
