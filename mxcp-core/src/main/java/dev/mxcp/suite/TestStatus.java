package dev.mxcp.suite;

import java.util.Collection;
import java.util.Locale;

/** Status of a test, in the order from best to worst. */
public enum TestStatus {
  /** Everything was as expected. */
  PASSED,
  /** The call ended otherwise than expected. */
  FAILED,
  /** The call failed, which no expectation asked for; or there was nothing to call. */
  ERROR;

  /** Returns the name used in reports, such as {@code passed}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the worst of several; {@link #PASSED} where there is none. */
  static TestStatus worst(Collection<TestStatus> all) {
    return all.stream().max(TestStatus::compareTo).orElse(PASSED);
  }
}
