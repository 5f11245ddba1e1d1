package dev.mxcp.prompts.internal.expression;

/** What an expression sees while it is evaluated. */
@FunctionalInterface
public interface Scope {

  /** Returns the value of a variable or function; {@link Undefined} where there is none. */
  Object get(String name);

  /** Is called for every step, and throws where the evaluation shall end. */
  default void step() {}
}
