package dev.mxcp.drift;

import dev.mxcp.suite.EndpointReport;
import dev.mxcp.suite.SuiteReport;
import dev.mxcp.suite.TestReport;
import dev.mxcp.suite.TestStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds results of tests to a snapshot; their durations are left out, since they always differ. */
final class TestResults {

  private TestResults() {}

  static Map<String, @Nullable Object> add(
      Map<String, @Nullable Object> snapshot, SuiteReport report) {
    Map<String, EndpointReport> reports = new HashMap<>();
    for (EndpointReport endpoint : report.endpoints()) {
      reports.put(endpoint.endpoint().kind().key() + "/" + endpoint.endpoint().id(), endpoint);
    }
    List<@Nullable Object> resources = new ArrayList<>();
    for (Object item : Json.list(snapshot.get("resources"))) {
      Map<String, @Nullable Object> resource = new LinkedHashMap<>(Json.map(item));
      EndpointReport found = reports.get(EndpointState.label(resource));
      if (found != null) {
        resource.put("test_results", results(found));
      }
      resources.add(resource);
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(snapshot);
    copy.put("resources", resources);
    return copy;
  }

  private static Map<String, @Nullable Object> results(EndpointReport report) {
    Map<String, @Nullable Object> results = new LinkedHashMap<>();
    results.put("status", status(report.status()));
    results.put("tests_run", (long) report.tests().size());
    results.put("tests", report.tests().stream().map(TestResults::test).toList());
    return results;
  }

  private static Map<String, @Nullable Object> test(TestReport report) {
    Map<String, @Nullable Object> test = new LinkedHashMap<>();
    test.put("name", report.test().name());
    Json.put(test, "description", report.test().description());
    test.put("status", report.status().id());
    Json.put(test, "error", report.isPassed() ? null : report.message());
    return test;
  }

  private static String status(TestStatus status) {
    return status == TestStatus.PASSED ? "ok" : status.id();
  }
}
