package dev.mxcp.internal.codec;

import dev.mxcp.definition.ValueType;
import org.jspecify.annotations.Nullable;

/** Finds out which types hold something sensitive. */
final class Sensitive {

  private Sensitive() {}

  /** Returns whether a type, or anything inside of it, is sensitive. */
  static boolean isIn(@Nullable ValueType type) {
    if (type == null) {
      return false;
    }
    if (type.info().sensitive()) {
      return true;
    }
    if (type instanceof ValueType.ArrayType array) {
      return isIn(array.items());
    }
    return type instanceof ValueType.ObjectType object
        && object.properties().values().stream().anyMatch(Sensitive::isIn);
  }
}
