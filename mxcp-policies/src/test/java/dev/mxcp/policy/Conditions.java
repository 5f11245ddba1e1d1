package dev.mxcp.policy;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionIssue;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.InvalidConditionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** A scope of typed variables with values, on which conditions are compiled and evaluated. */
final class Conditions {

  static final ValueType STRING = ValueType.string();
  static final ValueType INTEGER = ValueType.integer();
  static final ValueType NUMBER = ValueType.number();
  static final ValueType BOOLEAN = ValueType.bool();

  private final Map<String, ValueType> types = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  static ObjectType closed(Map<String, ValueType> properties) {
    return ValueType.object().properties(properties).additionalProperties(false);
  }

  static ObjectType open(Map<String, ValueType> properties) {
    return ValueType.object().properties(properties);
  }

  static ArrayType listOf(ValueType items) {
    return ValueType.array(items);
  }

  Conditions with(String name, ValueType type, Object value) {
    types.put(name, type);
    values.put(name, value);
    return this;
  }

  Condition compile(String text) throws InvalidConditionException {
    return CelPolicies.create().compile(text, new ConditionScope(types));
  }

  boolean test(String text) throws Exception {
    return compile(text).test(values);
  }

  /** Returns the exception of an evaluation that must fail. */
  Throwable failure(String text) throws Exception {
    Condition condition = compile(text);
    return Assertions.catchThrowable(() -> condition.test(values));
  }

  List<ConditionIssue> issues(String text) {
    try {
      compile(text);
      return List.of();
    } catch (InvalidConditionException e) {
      return e.issues();
    }
  }
}
