package dev.mxcp.cli.output;

import dev.mxcp.cli.failure.Cause;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.suite.SuiteListener;
import dev.mxcp.suite.TestReport;
import dev.mxcp.suite.TestStatus;

/**
 * Prints every test as it ends, with what was not as expected.
 *
 * @param output where to
 */
public record TestProgress(Output output) implements SuiteListener {

  @Override
  public void ended(Endpoint endpoint, TestReport report) {
    StringBuilder text = new StringBuilder(word(report.status()));
    text.append(' ').append(Endpoints.label(endpoint)).append(": ").append(report.test().name());
    text.append(output.style().faint(" (" + report.time().toMillis() + " ms)"));
    if (!report.isPassed()) {
      text.append('\n').append(report.message().indent(4).stripTrailing());
      text.append(diagnostic(report));
    }
    output.line(text.toString());
    if (output.isJson() && !report.isPassed() && report.diagnostic() != null) {
      output.note(Endpoints.label(endpoint) + ": " + report.test().name() + diagnostic(report));
    }
  }

  private String diagnostic(TestReport report) {
    String full = report.diagnostic();
    if (full == null || report.status() != TestStatus.ERROR) {
      return "";
    }
    String shown = output.isDebug() ? full : output.text(Cause.of(full));
    return "\n" + shown.indent(output.isDebug() ? 4 : 2).stripTrailing();
  }

  private String word(TestStatus status) {
    return switch (status) {
      case PASSED -> output.style().green("passed");
      case FAILED -> output.style().red("FAILED");
      case ERROR -> output.style().red("ERROR ");
    };
  }
}
