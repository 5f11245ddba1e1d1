package dev.mxcp.suite;

import dev.mxcp.definition.Endpoint;
import java.util.List;
import java.util.Objects;

/**
 * Report of the tests of one endpoint.
 *
 * @param endpoint the endpoint
 * @param tests its tests in the order of the file; empty where it declares none
 */
public record EndpointReport(Endpoint endpoint, List<TestReport> tests) {

  /** Copies the list. */
  public EndpointReport {
    Objects.requireNonNull(endpoint, "endpoint");
    tests = List.copyOf(tests);
  }

  /** Returns the worst status of its tests; passed if it has none. */
  public TestStatus status() {
    return TestStatus.worst(tests.stream().map(TestReport::status).toList());
  }
}
