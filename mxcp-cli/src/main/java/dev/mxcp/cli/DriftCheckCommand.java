package dev.mxcp.cli;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.output.DriftText;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.project.DriftRun;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.drift.DriftReport;
import dev.mxcp.drift.DriftSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the project with a snapshot. */
@Command(
    name = "drift-check",
    description = "Compares the project with a snapshot of it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp drift-check",
      "  mxcp drift-check --baseline release/drift.json --json-output",
      "",
      "It fails (exit code 1) if anything changed. Tests run on a copy of the database,",
      "if the snapshot has results of tests."
    })
final class DriftCheckCommand implements Callable<Integer> {

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "The snapshot (default: the one of drift-snapshot).")
  private @Nullable Path baseline;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    ProjectDirectory project = common.project();
    Path file =
        baseline == null
            ? DriftRun.file(common.definitions())
            : baseline.toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      throw CommandFailure.failed(
          "not_found",
          "There is no snapshot " + project.show(file) + ".",
          "Write one: mxcp drift-snapshot. Or name one with --baseline FILE.",
          null);
    }
    DriftSnapshot before = DriftSnapshot.read(file);
    DriftReport report = before.driftTo(now(before.hasTests()));
    Output output = common.output();
    output.result(json(report, project.relative(file)), text(report, project.show(file)));
    return report.hasDrift() ? CommandFailure.FAILED : 0;
  }

  private DriftSnapshot now(boolean withTests) {
    return DriftRun.snapshot(
        common.definitions(), common.engines(), withTests, common.output()::note);
  }

  private static Map<String, @Nullable Object> json(DriftReport report, String file) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(report.map());
    json.put("baseline_snapshot_path", file);
    return json;
  }

  private String text(DriftReport report, String file) {
    return new DriftText(report, common.output().style()).since(file);
  }
}
