package dev.mxcp.jdbc.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * A place of a statement that takes the value of a parameter.
 *
 * @param name the parameter
 * @param start where the parameter begins in the text of the statement
 * @param end where it ends
 * @param list the {@code IN} that it is the only operand of; null for any other place
 * @param quantified whether it is the only operand of {@code ANY}, {@code SOME} or {@code ALL}
 *     after a comparison
 */
public record Slot(String name, int start, int end, @Nullable In list, boolean quantified) {

  /**
   * An {@code IN} whose only operand is a parameter, in parentheses or not.
   *
   * @param start where {@code IN} or {@code NOT IN} begins
   * @param end where the operand with its parentheses ends
   * @param negated whether it is {@code NOT IN}
   */
  public record In(int start, int end, boolean negated) {}
}
