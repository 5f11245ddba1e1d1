package dev.mxcp.prompts.internal.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call before they are evaluated.
 *
 * @param positional those without a name
 * @param named those with a name
 */
record Call(List<Expression> positional, Map<String, Expression> named) {

  /** No arguments. */
  static final Call NONE = new Call(List.of(), Map.of());

  Arguments evaluate(Scope scope) {
    if (positional.isEmpty() && named.isEmpty()) {
      return Arguments.NONE;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    named.forEach((name, expression) -> values.put(name, expression.evaluate(scope)));
    return new Arguments(Parser.values(positional, scope), values);
  }
}
