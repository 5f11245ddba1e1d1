package dev.mxcp.policy;

import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.BooleanType;
import dev.mxcp.definition.ValueType.IntegerType;
import dev.mxcp.definition.ValueType.NumberLimits;
import dev.mxcp.definition.ValueType.NumberType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
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

  static final ValueType STRING = new StringType(TypeInfo.NONE, null, null, null, null);
  static final ValueType INTEGER = new IntegerType(TypeInfo.NONE, NumberLimits.NONE);
  static final ValueType NUMBER = new NumberType(TypeInfo.NONE, NumberLimits.NONE);
  static final ValueType BOOLEAN = new BooleanType(TypeInfo.NONE);

  private final Map<String, ValueType> types = new LinkedHashMap<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  static ObjectType closed(Map<String, ValueType> properties) {
    return new ObjectType(TypeInfo.NONE, properties, List.of(), false);
  }

  static ObjectType open(Map<String, ValueType> properties) {
    return new ObjectType(TypeInfo.NONE, properties, List.of(), true);
  }

  static ArrayType listOf(ValueType items) {
    return new ArrayType(TypeInfo.NONE, items, null, null, false);
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
