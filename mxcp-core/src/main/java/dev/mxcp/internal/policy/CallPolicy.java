package dev.mxcp.internal.policy;

import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.ConditionScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policy's side of one call: the variables of its conditions, and a record of the decision. For
 * one thread.
 */
public final class CallPolicy {

  private static final ResultCodec JSON = ResultCodec.of(null);

  private final @Nullable User user;
  private final List<CompiledRule> evaluated = new ArrayList<>();
  private @Nullable Map<String, @Nullable Object> caller;
  private @Nullable Decision decision;
  private @Nullable String reason;
  private @Nullable CompiledRule modifying;

  /** What the rules have decided. */
  public enum Decision {
    /** The call was made, and nothing of the result was changed. */
    ALLOW,
    /** The call was refused. */
    DENY,
    /** Fields of the result were removed or masked. */
    WARN
  }

  /**
   * Begins a call.
   *
   * @param user the caller; null for an anonymous one
   */
  public CallPolicy(@Nullable User user) {
    this.user = user;
  }

  /** Returns the variables of conditions that ask only for the caller. */
  Map<String, @Nullable Object> variables() {
    return Collections.singletonMap(ConditionScope.USER, caller());
  }

  /**
   * Returns the variables of input rules: the caller, and arguments in their JSON form.
   *
   * @param asked the names of the arguments that conditions ask for
   */
  Map<String, @Nullable Object> variables(
      Map<String, ? extends @Nullable Object> arguments, Set<String> asked) {
    Map<String, @Nullable Object> variables = new HashMap<>(2 * asked.size() + 2);
    for (String name : asked) {
      if (arguments.containsKey(name)) {
        variables.put(name, JSON.encode(arguments.get(name)));
      }
    }
    variables.put(ConditionScope.USER, caller());
    return variables;
  }

  /** Returns the variables of output rules. */
  Map<String, @Nullable Object> response(@Nullable Object result) {
    Map<String, @Nullable Object> variables = new HashMap<>(4);
    variables.put(ConditionScope.USER, caller());
    variables.put(ConditionScope.RESPONSE, result);
    return variables;
  }

  private Map<String, @Nullable Object> caller() {
    if (caller == null) {
      caller = Caller.of(user);
    }
    return caller;
  }

  /** Forgets what was noted until now. */
  public void begin() {
    evaluated.clear();
    decision = null;
    reason = null;
    modifying = null;
  }

  /** Notes that a rule is about to be evaluated. */
  void evaluating(CompiledRule rule) {
    evaluated.add(rule);
    if (decision == null) {
      decision = Decision.ALLOW;
    }
  }

  /** Notes that the call is refused. */
  public void denied(String text) {
    decision = Decision.DENY;
    reason = text;
  }

  /** Notes that a rule changes the result. */
  void modified(CompiledRule rule) {
    decision = Decision.WARN;
    modifying = rule;
  }

  /** Returns the rules that were evaluated, such as {@code input[0]: user.role == 'guest'}. */
  public List<String> evaluated() {
    return evaluated.stream().map(CompiledRule::describe).toList();
  }

  /** Returns the decision; null if no rule was evaluated. */
  public @Nullable Decision decision() {
    return decision;
  }

  /** Returns the reason of the decision; null if there is none. */
  public @Nullable String reason() {
    CompiledRule rule = modifying;
    return reason != null || rule == null ? reason : "Output modified by " + rule.action().id();
  }
}
