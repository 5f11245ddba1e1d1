package dev.mxcp.suite;

import dev.mxcp.definition.TestCase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Report of one test.
 *
 * @param test the test
 * @param status how it went
 * @param failures what was not as expected, one readable text for each expectation; empty where it
 *     passed
 * @param diagnostic the full text of a failed call, for authors; null where the call did not fail
 * @param time how long the call took
 */
public record TestReport(
    TestCase test,
    TestStatus status,
    List<String> failures,
    @Nullable String diagnostic,
    Duration time) {

  /** Copies the list. */
  public TestReport {
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(status, "status");
    failures = List.copyOf(failures);
    Objects.requireNonNull(time, "time");
  }

  /** Returns whether everything was as expected. */
  public boolean isPassed() {
    return status == TestStatus.PASSED;
  }

  /** Returns all failures as one text; empty if it passed. */
  public String message() {
    return String.join("\n", failures);
  }
}
