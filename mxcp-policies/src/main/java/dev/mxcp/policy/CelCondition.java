package dev.mxcp.policy;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionIssue;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.EvaluationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition as a program of CEL; thread-safe. */
final class CelCondition implements Condition {

  private final CelRuntime.Program program;
  private final ConditionScope scope;
  private final Set<String> variables;
  private final List<ConditionIssue> warnings;

  CelCondition(
      CelRuntime.Program program,
      ConditionScope scope,
      Set<String> variables,
      List<ConditionIssue> warnings) {
    this.program = program;
    this.scope = scope;
    this.variables = variables;
    this.warnings = warnings;
  }

  @Override
  public boolean test(Map<String, ? extends @Nullable Object> values) throws EvaluationException {
    Object answer;
    try {
      answer = program.eval(name -> find(values, name));
    } catch (CelEvaluationException e) {
      throw new EvaluationException(reason(e.getErrorCode()));
    }
    if (answer instanceof Boolean holds) {
      return holds;
    }
    throw new EvaluationException("its value is neither true nor false");
  }

  private Optional<Object> find(Map<String, ? extends @Nullable Object> values, String name) {
    if (!values.containsKey(name)) {
      return Optional.empty();
    }
    Object value = values.get(name);
    ValueType type = scope.variables().get(name);
    if (name.equals(ConditionScope.USER) && value instanceof Map<?, ?> user) {
      return Optional.of(new CelObject(user, type instanceof ObjectType o ? o : null, true));
    }
    return Optional.of(CelValues.of(value, type));
  }

  private static String reason(CelErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public Set<String> variables() {
    return variables;
  }

  @Override
  public List<ConditionIssue> warnings() {
    return warnings;
  }
}
