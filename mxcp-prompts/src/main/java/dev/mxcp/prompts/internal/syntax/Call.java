package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.evaluate.Scope;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Sequences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of a call before they are evaluated.
 *
 * @param positional those without a name
 * @param lists lists of more of those, after {@code *}
 * @param named those with a name
 * @param maps maps of more of those, after {@code **}
 */
record Call(
    List<Expression> positional,
    List<Expression> lists,
    Map<String, Expression> named,
    List<Expression> maps) {

  /** No arguments. */
  static final Call NONE = of(List.of());

  static Call of(List<Expression> positional) {
    return new Call(positional, List.of(), Map.of(), List.of());
  }

  Arguments evaluate(Scope scope) {
    if (positional.isEmpty() && lists.isEmpty() && named.isEmpty() && maps.isEmpty()) {
      return Arguments.none(scope.budget());
    }
    List<Object> first = new ArrayList<>(Expressions.values(positional, scope));
    for (Expression list : lists) {
      first.addAll(Sequences.items(list.evaluate(scope), scope.budget()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    named.forEach((name, expression) -> values.put(name, expression.evaluate(scope)));
    for (Expression map : maps) {
      addAll(map.evaluate(scope), values, scope);
    }
    return new Arguments(first, values, scope.budget());
  }

  private static void addAll(Object given, Map<String, Object> values, Scope scope) {
    if (!(given instanceof Map<?, ?> map)) {
      throw new EvaluationException("a map must follow **");
    }
    scope.budget().steps(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name) || values.containsKey(name)) {
        throw new EvaluationException("the keys after ** must be names, each given once");
      }
      values.put(name, entry.getValue());
    }
  }
}
