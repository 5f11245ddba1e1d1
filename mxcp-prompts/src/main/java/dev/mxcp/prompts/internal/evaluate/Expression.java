package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Undefined;

/** A parsed expression. Thread-safe. */
@FunctionalInterface
public interface Expression {

  /**
   * Returns the value: String, Boolean, Long, BigInteger, Double, List, Map, dates and times,
   * {@link None}, {@link Undefined}, or an object of the template.
   *
   * @throws EvaluationException where there is none
   */
  Object evaluate(Scope scope);
}
