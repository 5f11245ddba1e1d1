package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.WatchOption;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.output.ProblemText;
import dev.mxcp.cli.output.ValidationReport;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.project.PythonNeed;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.cli.terminal.Style;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.registry.EndpointEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a project without executing anything of it. */
@Command(
    name = "validate",
    description = "Checks definitions, SQL and Python. Nothing of the project is executed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp validate",
      "  mxcp validate tools/greet.yml",
      "  mxcp validate personalized_greeting --json-output",
      "  mxcp validate --watch",
      "",
      "It fails (exit code 1) where there is an error; warnings do not make it fail."
    })
final class ValidateCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH|NAME",
      description = "A file or an endpoint (default: everything).")
  private @Nullable String filter;

  @Mixin private WatchOption watch = new WatchOption();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    common.log(LogMode.QUIET);
    return watch.repeat(common, this::check);
  }

  private int check() {
    ProjectDirectory project = common.project();
    List<Endpoint> endpoints = endpoints();
    MxcpBuilder engines = isSqlAlone(endpoints, project) ? common.database() : common.engines();
    ValidationReport all = new ValidationReport(endpoints, engines.check());
    ValidationReport validation = filter == null ? all : all.only(filter, project);
    Output output = common.output();
    output.result(validation.json(project), text(validation, project, output.style()));
    return validation.isValid() ? 0 : CommandFailure.FAILED;
  }

  /** Python takes longest to start, and has nothing to say about SQL. */
  private boolean isSqlAlone(List<Endpoint> endpoints, ProjectDirectory project) {
    if (filter == null) {
      return false;
    }
    List<Endpoint> checked =
        new ValidationReport(endpoints, List.of()).find(filter, project).endpoints();
    return !checked.isEmpty() && checked.stream().allMatch(PythonNeed::isSql);
  }

  /** A project that does not even list has its problems in the check. */
  private List<Endpoint> endpoints() {
    try (Mxcp mxcp = common.definitions().build()) {
      return Endpoints.all(mxcp.registry()).stream().map(EndpointEntry::endpoint).toList();
    } catch (LoadException e) {
      return List.of();
    }
  }

  private static String text(ValidationReport validation, ProjectDirectory project, Style style) {
    ProblemText problemText = new ProblemText(project, style);
    List<String> parts = new ArrayList<>();
    validation.problems().forEach(problem -> parts.add(problemText.of(problem) + "\n"));
    parts.add(summary(validation, style));
    return String.join("\n", parts);
  }

  private static String summary(ValidationReport validation, Style style) {
    List<Problem> problems = validation.problems();
    String endpoints = Plural.of(validation.endpoints().size(), "endpoint");
    if (problems.isEmpty()) {
      return style.green("All is well: " + endpoints + " checked.");
    }
    long errors = problems.stream().filter(Problem::isError).count();
    List<Path> files = problems.stream().map(p -> p.position().file()).distinct().toList();
    String text =
        Plural.of(errors, "error")
            + " and "
            + Plural.of(problems.size() - errors, "warning")
            + " in "
            + Plural.of(files.size(), "file")
            + "; "
            + endpoints
            + " checked.";
    return errors == 0 ? style.yellow(text) : style.red(text);
  }
}
