package dev.mxcp.spi;

import java.util.List;

/** Thrown if a condition does not compile, with the position of each issue. */
public final class InvalidConditionException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<ConditionIssue> issues;

  /**
   * Creates the exception.
   *
   * @param issues the flaws; at least one
   */
  public InvalidConditionException(List<ConditionIssue> issues) {
    super(issues.get(0).message());
    this.issues = List.copyOf(issues);
  }

  /** Returns the issues in the order of their positions; immutable. */
  public List<ConditionIssue> issues() {
    return issues;
  }
}
