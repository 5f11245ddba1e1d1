package dev.mxcp.prompts.internal.value;

/** A value that can be called: a function, a macro, a method of a value. */
@FunctionalInterface
public interface Callable {

  /** Calls it. */
  Object call(Arguments arguments);
}
