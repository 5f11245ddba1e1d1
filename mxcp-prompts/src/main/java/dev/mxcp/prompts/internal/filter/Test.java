package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.value.Arguments;

/** A test: {@code value is name(arguments)}. */
@FunctionalInterface
public interface Test {

  /** Returns whether the value passes. */
  boolean holds(Object value, Arguments arguments);
}
