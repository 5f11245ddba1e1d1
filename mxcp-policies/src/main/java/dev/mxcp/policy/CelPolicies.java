package dev.mxcp.policy;

import dev.cel.common.CelOptions;
import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.InvalidConditionException;

/**
 * Conditions in CEL, the Common Expression Language: {@code user.role == 'guest' && amount > 100}.
 *
 * <p>The standard functions and macros are there, and nothing else. Conditions are checked against
 * the declared types: {@code user} and declared objects have the fields that they declare, numbers
 * compare across kinds, and every value may be null. A field that an open type does not declare is
 * a warning, and one that a closed type never has is an error.
 *
 * <p>One evaluation takes at most 10,000 steps of {@code exists}, {@code all}, {@code map} and
 * their like; regular expressions match in linear time. A whole number of more than 64 bits cannot
 * be compared, which denies. Thread-safe.
 */
public final class CelPolicies implements ConditionLanguage {

  static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(10_000)
          .maxRegexProgramSize(10_000)
          .maxExpressionCodePointSize(10_000)
          .build();

  private CelPolicies() {}

  /** Returns the language; it may serve any number of runtimes. */
  public static CelPolicies create() {
    return new CelPolicies();
  }

  @Override
  public String name() {
    return "CEL";
  }

  @Override
  public Condition compile(String text, ConditionScope scope) throws InvalidConditionException {
    return new ConditionCompiler(text, scope).compile();
  }
}
