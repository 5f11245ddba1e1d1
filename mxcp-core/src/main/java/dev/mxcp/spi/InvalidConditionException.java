package dev.mxcp.spi;

import java.util.List;

/** Says that a condition cannot be used, and where its flaws are. */
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

  /** Returns the flaws in the order of their places; immutable. */
  public List<ConditionIssue> issues() {
    return issues;
  }
}
