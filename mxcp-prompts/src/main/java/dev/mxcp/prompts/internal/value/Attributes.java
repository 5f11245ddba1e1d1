package dev.mxcp.prompts.internal.value;

import org.jspecify.annotations.Nullable;

/** A value of the template that has attributes, such as {@code loop}. */
public interface Attributes {

  /** Returns the value of an attribute; null where it does not exist. */
  @Nullable Object attribute(String name);
}
