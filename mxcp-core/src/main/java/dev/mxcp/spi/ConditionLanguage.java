package dev.mxcp.spi;

/**
 * Language of the conditions of policies, such as CEL.
 *
 * <p>The core decides when a condition is asked and what follows from its answer. Register an
 * implementation with {@code Mxcp.builder().policies(...)}; a project that declares policies does
 * not load without one. Thread-safe.
 */
public interface ConditionLanguage {

  /** Returns the name of the language for messages, such as {@code CEL}. */
  String name();

  /**
   * Compiles and type-checks a condition.
   *
   * @param text the condition as the file has it
   * @param scope the variables that it may use
   * @throws InvalidConditionException if it does not parse, uses an unknown name, misuses a type,
   *     or cannot be true or false
   */
  Condition compile(String text, ConditionScope scope) throws InvalidConditionException;
}
