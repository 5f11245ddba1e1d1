package dev.mxcp.internal.client;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.shape.JavaNames;
import dev.mxcp.internal.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the shape of a Java type against the type that a definition declares. */
final class ShapeCheck {

  private final List<String> problems;
  private final boolean isResult;

  /**
   * Creates a check.
   *
   * @param problems receives what does not fit
   * @param isResult whether values are read, and not given
   */
  ShapeCheck(List<String> problems, boolean isResult) {
    this.problems = problems;
    this.isResult = isResult;
  }

  /** Checks a shape; a type that is not declared fits all. */
  void check(Shape shape, @Nullable ValueType declared, String where) {
    if (declared == null || shape instanceof Shape.Any) {
      return;
    }
    if (shape instanceof Shape.Maybe maybe) {
      check(maybe.inner(), declared, where);
    } else if (shape instanceof Shape.Scalar scalar) {
      if (!fits(scalar, declared.typeName())) {
        misfit(shape, declared, where);
      }
    } else if (shape instanceof Shape.ListOf list && declared instanceof ValueType.ArrayType type) {
      check(list.item(), type.items(), where + "[]");
    } else if (shape instanceof Shape.MapOf map && declared instanceof ValueType.ObjectType type) {
      type.properties().forEach((name, value) -> check(map.value(), value, where + "." + name));
    } else if (shape instanceof Shape.RecordOf of
        && declared instanceof ValueType.ObjectType type) {
      components(of, type, where);
    } else {
      misfit(shape, declared, where);
    }
  }

  /** A number that is read may have a fraction; a whole number may be given for any number. */
  private boolean fits(Shape.Scalar scalar, String declared) {
    return scalar.kinds().contains(declared)
        || (!isResult && declared.equals("number") && scalar.kinds().contains("integer"));
  }

  private void components(Shape.RecordOf shape, ValueType.ObjectType declared, String where) {
    Map<String, ValueType> properties = declared.properties();
    if (properties.isEmpty()) {
      return;
    }
    shape
        .components()
        .forEach(
            (java, component) -> {
              String name = isResult ? JavaNames.match(java, properties.keySet()) : java;
              if (properties.containsKey(name)) {
                check(component, properties.get(name), where + "." + name);
              } else {
                problems.add(
                    where
                        + ": the definition declares no field "
                        + java
                        + ". "
                        + Objects.requireNonNullElse(
                            Suggestions.hint(java, properties.keySet()), ""));
              }
            });
  }

  private void misfit(Shape shape, ValueType declared, String where) {
    problems.add(where + ": " + shape.name() + " does not fit the type " + declared.typeName());
  }
}
