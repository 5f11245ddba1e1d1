package dev.mxcp.internal.policy;

import dev.mxcp.error.ToolException;
import dev.mxcp.spi.ConditionScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules before a call, in order; thread-safe. */
public final class InputRules {

  private final List<CompiledRule> all;
  private final List<CompiledRule> ofCaller;
  private final List<CompiledRule> ofArguments;
  private final Set<String> asked;

  InputRules(List<CompiledRule> rules) {
    this.all = List.copyOf(rules);
    this.ofCaller = all.stream().filter(CompiledRule::asksOnlyForCaller).toList();
    this.ofArguments = all.stream().filter(rule -> !rule.asksOnlyForCaller()).toList();
    this.asked =
        all.stream()
            .flatMap(rule -> rule.condition().variables().stream())
            .filter(name -> !name.equals(ConditionScope.USER))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether some rule asks for an argument. */
  public boolean askForArguments() {
    return !ofArguments.isEmpty();
  }

  /**
   * Evaluates the rules that ask only for the caller: they decide who may call at all.
   *
   * @throws ToolException with DENIED
   */
  public void checkCaller(CallPolicy call) {
    if (!ofCaller.isEmpty()) {
      check(ofCaller, call.variables(), call);
    }
  }

  /**
   * Evaluates the other rules.
   *
   * @param arguments the converted arguments, defaults filled in
   * @throws ToolException with DENIED
   */
  public void checkArguments(Map<String, ? extends @Nullable Object> arguments, CallPolicy call) {
    if (!ofArguments.isEmpty()) {
      check(ofArguments, call.variables(arguments, asked), call);
    }
  }

  /**
   * Evaluates all rules in the order of the file.
   *
   * @throws ToolException with DENIED by the first rule that denies
   */
  public void checkAll(Map<String, ? extends @Nullable Object> arguments, CallPolicy call) {
    check(all, call.variables(arguments, asked), call);
  }

  private static void check(
      List<CompiledRule> rules, Map<String, @Nullable Object> variables, CallPolicy call) {
    for (CompiledRule rule : rules) {
      rule.appliesTo(variables, call);
    }
  }
}
