package dev.mxcp.internal.values;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.SourcePosition;
import java.util.List;
import java.util.function.Function;

/**
 * What must hold within a type itself: a default fits its type, limits do not exclude each other.
 */
public final class TypeRules {

  private TypeRules() {}

  /**
   * Checks a type and everything inside of it.
   *
   * @param type what to check
   * @param locate gives the position of a path inside of the type, such as {@code default} or
   *     {@code properties.age.minimum}; the empty path is the type itself
   * @return the problems, empty where there is none
   */
  public static List<Problem> check(ValueType type, Function<String, SourcePosition> locate) {
    throw new UnsupportedOperationException();
  }
}
