package dev.mxcp.suite;

import java.util.List;

/**
 * Report of the tests of several endpoints.
 *
 * @param endpoints the endpoints in the order of the registry
 */
public record SuiteReport(List<EndpointReport> endpoints) {

  /** Copies the list. */
  public SuiteReport {
    endpoints = List.copyOf(endpoints);
  }

  /** Returns the worst status of all tests; passed if there is none. */
  public TestStatus status() {
    return TestStatus.worst(endpoints.stream().map(EndpointReport::status).toList());
  }

  /** Returns how many tests ran. */
  public int testsRun() {
    return endpoints.stream().mapToInt(endpoint -> endpoint.tests().size()).sum();
  }

  /** Returns how many tests have a status. */
  public long count(TestStatus status) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.tests().stream())
        .filter(test -> test.status() == status)
        .count();
  }
}
