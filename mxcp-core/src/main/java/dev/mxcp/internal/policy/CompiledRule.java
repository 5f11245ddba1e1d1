package dev.mxcp.internal.policy;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.EvaluationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its condition compiled.
 *
 * @param label its place, such as {@code output[1]}
 * @param rule the rule as declared
 * @param condition its condition
 * @param refusal what a caller reads if the rule denies without a reason of its own, or cannot be
 *     evaluated
 */
record CompiledRule(String label, Rule rule, Condition condition, String refusal) {

  Action action() {
    return rule.action();
  }

  String describe() {
    return label + ": " + rule.condition();
  }

  /** Returns whether the condition asks for nothing but the caller. */
  boolean asksOnlyForCaller() {
    return condition.variables().stream().allMatch(ConditionScope.USER::equals);
  }

  boolean asksForResponse() {
    return condition.variables().contains(ConditionScope.RESPONSE);
  }

  /**
   * Evaluates the rule.
   *
   * @return whether the rule holds and is not a denial
   * @throws ToolException with DENIED if it holds and denies, or cannot be evaluated
   */
  boolean appliesTo(Map<String, @Nullable Object> variables, CallPolicy call) {
    call.evaluating(this);
    boolean holds;
    try {
      holds = condition.test(variables);
    } catch (Throwable e) {
      throw denial(refusal, "cannot be evaluated: " + safeText(e), call);
    }
    if (holds && action() == Action.DENY) {
      String declared = rule.reason();
      throw denial(declared == null ? refusal : declared, "denies", call);
    }
    return holds;
  }

  /** Returns the exception that refuses the call because the rule cannot do its work. */
  ToolException denial(String safe, String why, CallPolicy call) {
    call.denied(safe);
    String full = safe + "\n" + rule.position() + ": the rule " + describe() + " " + why + ".";
    return new ToolException(FailureCode.DENIED, safe, full, null);
  }

  /** Messages of unexpected exceptions may quote values, so only their kind is told. */
  private static String safeText(Throwable e) {
    return e instanceof EvaluationException known
        ? String.valueOf(known.getMessage())
        : e.getClass().getSimpleName();
  }
}
