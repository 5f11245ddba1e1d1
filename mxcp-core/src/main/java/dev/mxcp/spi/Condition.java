package dev.mxcp.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled condition. Immutable and thread-safe. */
public interface Condition {

  /**
   * Evaluates the condition in a bounded number of steps.
   *
   * <p>Whatever it throws means that it cannot be evaluated, which denies the call.
   *
   * @param variables the variables of the scope as plain JSON values; those that {@link
   *     #variables()} does not name may be absent
   * @return whether the condition holds
   * @throws EvaluationException if it cannot be evaluated, or the answer is not a boolean
   */
  boolean test(Map<String, ? extends @Nullable Object> variables) throws EvaluationException;

  /** Returns the names of the variables that it uses; immutable. */
  Set<String> variables();

  /** Returns warnings, which do not prevent the use of the condition; immutable. */
  default List<ConditionIssue> warnings() {
    return List.of();
  }
}
