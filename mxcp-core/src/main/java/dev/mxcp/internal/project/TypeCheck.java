package dev.mxcp.internal.project;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.SourcePosition;
import java.util.List;
import java.util.function.Function;

/** What must hold within a type itself; see {@link dev.mxcp.internal.codec.TypeRules#check}. */
@FunctionalInterface
interface TypeCheck {

  /** Returns the problems of a type; paths inside of it have positions. */
  List<Problem> check(ValueType type, Function<String, SourcePosition> locate);
}
