package dev.mxcp.internal.policy;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.codec.Sensitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks whether the actions of output rules can have an effect on the declared result. */
final class FieldCheck {

  private final @Nullable ValueType result;
  private final @Nullable ValueType row;
  private final List<Problem> problems;

  /**
   * Begins a check.
   *
   * @param result the declared type of the result; null if there is none
   */
  FieldCheck(@Nullable ValueType result, List<Problem> problems) {
    this.result = result;
    this.row = result instanceof ArrayType array ? array.items() : result;
    this.problems = problems;
  }

  void check(Rule rule) {
    if (rule.action() == Action.FILTER_SENSITIVE_FIELDS) {
      checkSensitive(rule);
    }
    if (rule.action() == Action.FILTER_FIELDS || rule.action() == Action.MASK_FIELDS) {
      if (rule.fields().isEmpty()) {
        error(rule, "`" + rule.action().id() + "` names no field, so that it hides nothing.", null);
      }
      if (row != null && !(row instanceof ObjectType)) {
        warning(rule, "The declared result has no fields; where the rule holds, calls are denied.");
      }
      rule.fields().forEach(field -> checkField(rule, field));
    }
  }

  private void checkSensitive(Rule rule) {
    if (result == null) {
      error(
          rule,
          "`filter_sensitive_fields` needs a `return` that declares what is sensitive.",
          "Declare `return`, with `sensitive: true` where it applies.");
    } else if (!Sensitive.isIn(result)) {
      warning(rule, "Nothing in `return` is sensitive, so that the rule has no effect.");
    }
  }

  private void checkField(Rule rule, String field) {
    ObjectType type = row instanceof ObjectType object ? object : null;
    boolean isDeclared = type != null && type.properties().containsKey(field);
    if (isDeclared) {
      return;
    }
    if (field.contains(".")) {
      error(
          rule,
          "The field `" + field + "` has a dot; rules act on the fields of the result itself.",
          "Name the outer field, or declare the inner one sensitive and use"
              + " filter_sensitive_fields.");
    } else if (type != null) {
      checkUndeclared(rule, field, type);
    }
  }

  private void checkUndeclared(Rule rule, String field, ObjectType type) {
    String hint =
        Suggestions.nearest(field, type.properties().keySet())
            .map(near -> "Did you mean `" + near + "`?")
            .orElse(null);
    if (type.additionalProperties()) {
      String text = "The declared result has no field `" + field + "`.";
      problems.add(
          Problem.warning(ProblemCode.INVALID_POLICY, rule.position(), text).withHint(hint));
    } else {
      error(rule, "The result never has a field `" + field + "`: its type is closed.", hint);
    }
  }

  private void warning(Rule rule, String message) {
    problems.add(Problem.warning(ProblemCode.INVALID_POLICY, rule.position(), message));
  }

  private void error(Rule rule, String message, @Nullable String hint) {
    problems.add(
        Problem.error(ProblemCode.INVALID_POLICY, rule.position(), message).withHint(hint));
  }
}
