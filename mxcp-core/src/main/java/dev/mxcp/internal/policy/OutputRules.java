package dev.mxcp.internal.policy;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules after a call, in order; thread-safe. */
public final class OutputRules {

  private final List<CompiledRule> rules;
  private final @Nullable ValueType type;
  private final boolean askForResponse;

  OutputRules(List<CompiledRule> rules, @Nullable ValueType type) {
    this.rules = List.copyOf(rules);
    this.type = type;
    this.askForResponse = rules.stream().anyMatch(CompiledRule::asksForResponse);
  }

  /** Returns whether there are no rules. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Returns whether some rule asks for the result, so that it must be there as a whole. */
  public boolean askForResponse() {
    return askForResponse;
  }

  /**
   * Decides before the result is there.
   *
   * @return what of the result leaves
   * @throws ToolException with DENIED
   * @throws IllegalStateException if a rule asks for the result
   */
  public Redaction decide(CallPolicy call) {
    if (askForResponse) {
      throw new IllegalStateException("A rule asks for the result");
    }
    return decide(call.variables(), call);
  }

  /**
   * Decides about a result.
   *
   * @param result the result as plain JSON values
   * @return what leaves of it
   * @throws ToolException with DENIED
   */
  public @Nullable Object apply(@Nullable Object result, CallPolicy call) {
    return decide(call.response(result), call).apply(result);
  }

  private Redaction decide(Map<String, @Nullable Object> variables, CallPolicy call) {
    List<CompiledRule> naming = new ArrayList<>(rules.size());
    boolean sensitive = false;
    for (CompiledRule rule : rules) {
      if (rule.appliesTo(variables, call)) {
        call.modified(rule);
        sensitive |= rule.action() == Action.FILTER_SENSITIVE_FIELDS;
        if (!rule.rule().fields().isEmpty()) {
          naming.add(rule);
        }
      }
    }
    return new Redaction(naming, sensitive ? type : null, sensitive, call);
  }
}
