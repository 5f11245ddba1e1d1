package dev.mxcp.internal.policy;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionIssue;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.InvalidConditionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the policies of one endpoint and reports what is wrong with them. */
final class PolicyCompiler {

  private static final String REFUSED_CALL = "Access denied by policy.";
  private static final String REFUSED_RESULT = "The result is blocked by policy.";

  private final Endpoint endpoint;
  private final List<Problem> problems;

  PolicyCompiler(Endpoint endpoint, List<Problem> problems) {
    this.endpoint = endpoint;
    this.problems = problems;
  }

  EndpointPolicies compile(@Nullable ConditionLanguage language) {
    if (language == null) {
      Rule first = firstRule();
      error(
          first.position(),
          "Policies are declared, and nothing here can enforce them.",
          "Add the artifact mxcp-policies, and .policies(CelPolicies.create()) to the builder.");
      return EndpointPolicies.NONE;
    }
    List<CompiledRule> input =
        rules("input", endpoint.policies().input(), inputScope(), REFUSED_CALL, language);
    List<CompiledRule> output =
        rules("output", endpoint.policies().output(), outputScope(), REFUSED_RESULT, language);
    FieldCheck fields = new FieldCheck(result(), problems);
    endpoint.policies().output().forEach(fields::check);
    return new EndpointPolicies(new InputRules(input), new OutputRules(output, endpoint.returns()));
  }

  private Rule firstRule() {
    return endpoint.policies().input().isEmpty()
        ? endpoint.policies().output().get(0)
        : endpoint.policies().input().get(0);
  }

  private ConditionScope inputScope() {
    Map<String, @Nullable ValueType> variables = new LinkedHashMap<>();
    variables.put(ConditionScope.USER, Caller.TYPE);
    for (Parameter parameter : endpoint.parameters()) {
      if (parameter.name().equals(ConditionScope.USER)) {
        problems.add(
            Problem.warning(
                ProblemCode.INVALID_POLICY,
                parameter.position(),
                "In conditions, `user` is the caller and not this parameter."));
      }
      variables.putIfAbsent(parameter.name(), parameter.type());
    }
    return new ConditionScope(variables);
  }

  private ConditionScope outputScope() {
    Map<String, @Nullable ValueType> variables = new LinkedHashMap<>();
    variables.put(ConditionScope.USER, Caller.TYPE);
    variables.put(ConditionScope.RESPONSE, result());
    return new ConditionScope(variables);
  }

  /** Returns the type of the result; null if it may be anything. */
  private @Nullable ValueType result() {
    return endpoint instanceof Prompt ? messages() : endpoint.returns();
  }

  private static ValueType messages() {
    return ValueType.array(
        ValueType.object()
            .property("role", ValueType.string())
            .property("type", ValueType.string())
            .property("prompt", ValueType.string())
            .additionalProperties(false));
  }

  private List<CompiledRule> rules(
      String phase,
      List<Rule> declared,
      ConditionScope scope,
      String refusal,
      ConditionLanguage language) {
    List<CompiledRule> rules = new ArrayList<>();
    for (Rule rule : declared) {
      Condition condition = condition(rule, scope, language);
      if (condition != null) {
        rules.add(new CompiledRule(phase + "[" + rules.size() + "]", rule, condition, refusal));
      }
    }
    return rules;
  }

  private @Nullable Condition condition(
      Rule rule, ConditionScope scope, ConditionLanguage language) {
    try {
      Condition condition = language.compile(rule.condition(), scope);
      for (ConditionIssue issue : condition.warnings()) {
        String text = issue.show(rule.condition());
        problems.add(Problem.warning(ProblemCode.INVALID_POLICY, rule.position(), text));
      }
      return condition;
    } catch (InvalidConditionException e) {
      e.issues().forEach(issue -> error(rule.position(), issue.show(rule.condition()), null));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      error(rule.position(), language.name() + " failed to compile the condition: " + e, null);
    }
    return null;
  }

  private void error(SourcePosition position, String message, @Nullable String hint) {
    problems.add(Problem.error(ProblemCode.INVALID_POLICY, position, message).withHint(hint));
  }
}
