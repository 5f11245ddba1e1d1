package dev.mxcp.cli.output;

import dev.mxcp.cli.project.BrokenFile;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.cli.terminal.Style;
import dev.mxcp.suite.EndpointReport;
import dev.mxcp.suite.SuiteReport;
import dev.mxcp.suite.TestReport;
import dev.mxcp.suite.TestStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a test run, files that could not be read included.
 *
 * @param project the project
 * @param report what ran
 * @param broken what could not be read
 */
public record TestRunReport(ProjectDirectory project, SuiteReport report, List<BrokenFile> broken) {

  /** Returns whether everything was read and passed. */
  public boolean isOk() {
    return broken.isEmpty() && report.status() == TestStatus.PASSED;
  }

  /** Returns the result for programs. */
  public Map<String, @Nullable Object> json() {
    List<Map<String, @Nullable Object>> endpoints = new ArrayList<>();
    report.endpoints().forEach(endpoint -> endpoints.add(endpoint(endpoint)));
    broken.forEach(file -> endpoints.add(brokenFile(file)));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("status", broken.isEmpty() ? status(report.status()) : "error");
    json.put("tests_run", report.testsRun());
    json.put("passed", report.count(TestStatus.PASSED));
    json.put("failed", report.count(TestStatus.FAILED));
    json.put("errors", report.count(TestStatus.ERROR));
    json.put("endpoints", endpoints);
    return json;
  }

  private Map<String, @Nullable Object> endpoint(EndpointReport endpoint) {
    Map<String, @Nullable Object> results = new LinkedHashMap<>();
    results.put("status", status(endpoint.status()));
    results.put("tests_run", endpoint.tests().size());
    results.put("tests", endpoint.tests().stream().map(TestRunReport::test).toList());
    results.put("no_tests", endpoint.tests().isEmpty());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("endpoint", Endpoints.label(endpoint.endpoint()));
    json.put("path", project.relative(endpoint.endpoint().position().file()));
    json.put("test_results", results);
    return json;
  }

  private static Map<String, @Nullable Object> test(TestReport test) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", test.test().name());
    String description = test.test().description();
    json.put("description", description == null ? "" : description);
    json.put("status", test.status().id());
    if (!test.isPassed()) {
      json.put("error", test.message());
    }
    json.put("time", test.time().toNanos() / 1e9);
    return json;
  }

  private Map<String, @Nullable Object> brokenFile(BrokenFile file) {
    Map<String, @Nullable Object> results = new LinkedHashMap<>();
    results.put("status", "error");
    results.put("tests_run", 0);
    results.put("message", file.message());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("endpoint", project.relative(file.path()));
    json.put("path", project.relative(file.path()));
    json.put("test_results", results);
    return json;
  }

  private static String status(TestStatus status) {
    return status == TestStatus.PASSED ? "ok" : status.id();
  }

  /** Returns the last lines for people. */
  public String summary(Style style) {
    StringBuilder text = new StringBuilder();
    for (BrokenFile file : broken) {
      text.append(style.red("ERROR ")).append(' ').append(project.show(file.path()));
      text.append(": ").append(file.message()).append('\n');
    }
    if (report.testsRun() == 0 && broken.isEmpty()) {
      return "There are no tests. Declare some under tests: in a definition.";
    }
    text.append(Plural.of(report.testsRun(), "test")).append(": ");
    text.append(report.count(TestStatus.PASSED)).append(" passed");
    text.append(part(report.count(TestStatus.FAILED), " failed"));
    text.append(part(report.count(TestStatus.ERROR), " with an error"));
    if (!broken.isEmpty()) {
      text.append("; ").append(Plural.of(broken.size(), "file")).append(" could not be read");
    }
    return isOk() ? style.green(text + ".") : style.red(text + ".");
  }

  private static String part(long number, String what) {
    return number == 0 ? "" : ", " + number + what;
  }
}
