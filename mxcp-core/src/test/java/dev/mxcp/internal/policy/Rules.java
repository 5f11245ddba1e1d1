package dev.mxcp.internal.policy;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the rules of a tool and compiles them. */
final class Rules {

  private static final SourcePosition PLACE =
      new SourcePosition(Path.of("tools", "t.yml"), 7, 9, "tool.policies");

  private final List<Rule> input = new ArrayList<>();
  private final List<Rule> output = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private ValueType returns;

  static TypeInfo sensitive() {
    return TypeInfo.NONE.withSensitive(true);
  }

  Rules parameter(String name, ValueType type) {
    parameters.add(Parameter.of(name, type).at(PLACE));
    return this;
  }

  Rules returns(ValueType type) {
    returns = type;
    return this;
  }

  Rules deny(String condition, String reason) {
    input.add(new Rule(condition, Action.DENY, reason, List.of(), PLACE));
    return this;
  }

  Rules output(String condition, Action action, String... fields) {
    output.add(new Rule(condition, action, null, List.of(fields), PLACE));
    return this;
  }

  Policies policies() {
    return new Policies(input, output);
  }

  Tool tool() {
    return Tool.builder("t")
        .parameters(parameters)
        .returns(returns)
        .policies(policies())
        .position(PLACE)
        .build();
  }

  EndpointPolicies compile() {
    return EndpointPolicies.compile(tool(), new Words(), problems);
  }

  List<Problem> problems() {
    if (problems.isEmpty()) {
      compile();
    }
    return problems;
  }

  Object apply(Object result) {
    return compile().output().apply(result, new CallPolicy(null));
  }
}
