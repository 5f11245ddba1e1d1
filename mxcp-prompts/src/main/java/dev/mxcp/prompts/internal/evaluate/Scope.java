package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Undefined;

/** What an expression sees while it is evaluated. */
public interface Scope {

  /** Returns the value of a variable or function; {@link Undefined} where there is none. */
  Object get(String name);

  /** Returns what the rendering may take. */
  Budget budget();
}
