package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.value.Arguments;

/** A filter: {@code value|name(arguments)}. */
@FunctionalInterface
public interface Filter {

  /** Returns the filtered value. */
  Object apply(Object value, Arguments arguments);
}
