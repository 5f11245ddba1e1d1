package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.lint.LintIssue;
import dev.mxcp.cli.lint.LintRules;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.cli.terminal.Style;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.registry.EndpointEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what would make definitions better for people and models. */
@Command(
    name = "lint",
    description = "Tells what would make definitions better for people and models.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp lint",
      "  mxcp lint --severity info",
      "",
      "It fails (exit code 1) where there is an error, such as a parameter without description."
    })
final class LintCommand implements Callable<Integer> {

  /** Which issues show. */
  enum Shown {
    ALL(LintIssue.Severity.INFO),
    INFO(LintIssue.Severity.INFO),
    WARNING(LintIssue.Severity.WARNING),
    ERROR(LintIssue.Severity.ERROR);

    private final LintIssue.Severity least;

    Shown(LintIssue.Severity least) {
      this.least = least;
    }

    boolean includes(LintIssue issue) {
      return issue.severity().compareTo(least) >= 0;
    }
  }

  @Option(
      names = "--severity",
      paramLabel = "LEVEL",
      description =
          "The least severity to show: info (or all), warning or error. Default: warning.")
  private Shown severity = Shown.WARNING;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    ProjectDirectory project = common.project();
    try (Mxcp mxcp = common.read()) {
      List<Endpoint> endpoints =
          Endpoints.all(mxcp.registry()).stream().map(EndpointEntry::endpoint).toList();
      List<LintIssue> issues = endpoints.stream().flatMap(e -> LintRules.of(e).stream()).toList();
      List<LintIssue> shown = issues.stream().filter(severity::includes).toList();
      Output output = common.output();
      output.result(
          shown.stream().map(issue -> json(issue, project)).toList(),
          text(shown, issues.size() - shown.size(), endpoints.size(), output.style()));
      return issues.stream().anyMatch(LintIssue::isError) ? CommandFailure.FAILED : 0;
    }
  }

  private static Map<String, @Nullable Object> json(LintIssue issue, ProjectDirectory project) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("severity", issue.severity().id());
    json.put("path", project.relative(issue.endpoint().position().file()));
    json.put("location", issue.location());
    json.put("message", issue.message());
    json.put("suggestion", issue.suggestion());
    return json;
  }

  private static String text(List<LintIssue> issues, int more, int endpoints, Style style) {
    String rest = more == 0 ? "" : " " + more + " more with --severity info.";
    if (issues.isEmpty()) {
      return "Nothing to improve in " + Plural.of(endpoints, "endpoint") + "." + rest;
    }
    Map<String, List<LintIssue>> byEndpoint =
        issues.stream()
            .collect(
                Collectors.groupingBy(
                    issue -> Endpoints.label(issue.endpoint()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    StringBuilder text = new StringBuilder();
    byEndpoint.forEach(
        (label, found) -> {
          text.append(style.bold(label)).append('\n');
          found.forEach(issue -> text.append("  ").append(issue.text(style)).append('\n'));
        });
    return text + Plural.of(issues.size(), "issue") + "." + rest;
  }
}
