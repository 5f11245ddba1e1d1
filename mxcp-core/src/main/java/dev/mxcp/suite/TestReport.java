package dev.mxcp.suite;

import dev.mxcp.definition.TestCase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Report of one test. Immutable. */
public final class TestReport {

  private final TestCase test;
  private final TestStatus status;
  private final List<String> failures;
  private final @Nullable String diagnostic;
  private final Duration time;

  TestReport(
      TestCase test,
      TestStatus status,
      List<String> failures,
      @Nullable String diagnostic,
      Duration time) {
    this.test = Objects.requireNonNull(test, "test");
    this.status = Objects.requireNonNull(status, "status");
    this.failures = List.copyOf(failures);
    this.diagnostic = diagnostic;
    this.time = Objects.requireNonNull(time, "time");
  }

  /** Returns the test. */
  public TestCase test() {
    return test;
  }

  /** Returns how it went. */
  public TestStatus status() {
    return status;
  }

  /**
   * Returns what was not as expected, one readable text for each expectation; empty where it
   * passed.
   */
  public List<String> failures() {
    return failures;
  }

  /** Returns the full text of a failed call, for authors; null where the call did not fail. */
  public @Nullable String diagnostic() {
    return diagnostic;
  }

  /** Returns how long the call took. */
  public Duration time() {
    return time;
  }

  /** Returns whether everything was as expected. */
  public boolean isPassed() {
    return status == TestStatus.PASSED;
  }

  /** Returns all failures as one text; empty if it passed. */
  public String message() {
    return String.join("\n", failures);
  }

  /** Returns the test and how it went. */
  @Override
  public String toString() {
    return "TestReport[" + test + ", " + status + "]";
  }
}
