package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.evaluate.Arithmetic;
import dev.mxcp.prompts.internal.evaluate.Comparisons;
import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.evaluate.Scope;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.Truth;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.Undefined;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes expressions of their parts.
 *
 * <p>A chain of operators is one expression with a loop in it, so that only brackets nest.
 */
final class Expressions {

  private Expressions() {}

  /** An operator with what stands on its right. */
  record Operation(String operator, Expression right) {}

  /** Something that is done with a value: an attribute is read, a filter applied. */
  @FunctionalInterface
  interface Step {
    Object apply(Object value, Scope scope);
  }

  static Expression constant(Object value) {
    return scope -> value;
  }

  static Expression variable(String name) {
    return scope -> {
      scope.budget().step();
      return scope.get(name);
    };
  }

  /** Returns an expression that counts as one level deeper than what it stands in. */
  static Expression nested(Expression inner) {
    return scope -> {
      scope.budget().enter();
      try {
        return inner.evaluate(scope);
      } finally {
        scope.budget().leave();
      }
    };
  }

  static Expression steps(Expression first, List<Step> steps) {
    return scope -> {
      Object value = first.evaluate(scope);
      for (Step step : steps) {
        scope.budget().step();
        value = step.apply(value, scope);
      }
      return value;
    };
  }

  static Expression choice(Expression condition, Expression then, Expression otherwise) {
    return scope ->
        Truth.of(condition.evaluate(scope)) ? then.evaluate(scope) : otherwise.evaluate(scope);
  }

  static Expression nothing() {
    Undefined undefined = new Undefined("the inline if has no else and its condition is false");
    return constant(undefined);
  }

  /** Returns the first value that is true, or is not; the last one where none is. */
  static Expression firstThatIs(boolean wanted, List<Expression> operands) {
    return scope -> {
      Object value = operands.get(0).evaluate(scope);
      for (int i = 1; i < operands.size() && Truth.of(value) != wanted; i++) {
        scope.budget().step();
        value = operands.get(i).evaluate(scope);
      }
      return value;
    };
  }

  static Expression negation(Expression value, boolean inverted) {
    return scope -> Truth.of(value.evaluate(scope)) != inverted;
  }

  static Expression signed(String signs, Expression value) {
    return scope -> {
      Object number = value.evaluate(scope);
      for (int i = signs.length() - 1; i >= 0; i--) {
        scope.budget().step();
        number = signs.charAt(i) == '-' ? Arithmetic.negate(number) : Arithmetic.plus(number);
      }
      return number;
    };
  }

  static Expression comparison(Expression first, List<Operation> operations) {
    return scope -> {
      Object left = first.evaluate(scope);
      for (Operation operation : operations) {
        Object right = operation.right().evaluate(scope);
        if (!Comparisons.apply(operation.operator(), left, right, scope.budget())) {
          return false;
        }
        left = right;
      }
      return true;
    };
  }

  static Expression arithmetic(Expression first, List<Operation> operations) {
    return scope -> {
      Object value = first.evaluate(scope);
      for (Operation operation : operations) {
        scope.budget().step();
        Object right = operation.right().evaluate(scope);
        value = Arithmetic.apply(operation.operator(), value, right, scope.budget());
      }
      return value;
    };
  }

  static Expression concatenation(List<Expression> parts) {
    return scope -> {
      Budget budget = scope.budget();
      StringBuilder out = new StringBuilder();
      for (Expression part : parts) {
        String text = ValueText.str(part.evaluate(scope), budget);
        budget.step();
        budget.read(text);
        Limits.text((long) out.length() + text.length());
        out.append(text);
      }
      return out.toString();
    };
  }

  static Expression tuple(List<Expression> items) {
    return scope -> new Tuple(values(items, scope));
  }

  static List<Object> values(List<Expression> expressions, Scope scope) {
    List<Object> values = new ArrayList<>();
    for (Expression expression : expressions) {
      scope.budget().step();
      values.add(expression.evaluate(scope));
    }
    return values;
  }
}
