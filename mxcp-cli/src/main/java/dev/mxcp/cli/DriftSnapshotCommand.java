package dev.mxcp.cli;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.project.DriftRun;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.drift.DriftSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a snapshot for later comparison. */
@Command(
    name = "drift-snapshot",
    description = "Writes a snapshot of tables, definitions, sources and test results.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp drift-snapshot",
      "  mxcp drift-snapshot --force --profile prod",
      "",
      "Tests and hooks run on a copy of the database. Compare later: mxcp drift-check"
    })
final class DriftSnapshotCommand implements Callable<Integer> {

  @Option(names = "--force", description = "Replace a snapshot that is there.")
  private boolean force;

  @Option(names = "--dry-run", description = "Take the snapshot, but write nothing.")
  private boolean dryRun;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    ProjectDirectory project = common.project();
    Path file = DriftRun.file(common.definitions());
    if (!dryRun && !force && Files.exists(file)) {
      throw CommandFailure.failed(
          "exists",
          "There is a snapshot " + project.show(file) + " already.",
          "Replace it: mxcp drift-snapshot --force. Compare with it: mxcp drift-check",
          null);
    }
    DriftSnapshot snapshot =
        DriftRun.snapshot(common.definitions(), common.engines(), true, common.output()::note);
    if (!dryRun) {
      write(snapshot, file);
    }
    common.output().result(json(snapshot, project.relative(file)), text(snapshot, project, file));
    return 0;
  }

  private static void write(DriftSnapshot snapshot, Path file) {
    try {
      snapshot.write(file);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "file_unwritable", "The snapshot " + file + " cannot be written: " + e, null, null);
    }
  }

  private static Map<String, @Nullable Object> json(DriftSnapshot snapshot, String path) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", path);
    json.put("drift_hash", snapshot.hash());
    json.put("generated_at", snapshot.generatedAt());
    return json;
  }

  private String text(DriftSnapshot snapshot, ProjectDirectory project, Path file) {
    return (dryRun ? "Would write " : "Wrote ")
        + project.show(file)
        + ": "
        + Plural.of(size(snapshot, "tables"), "table")
        + ", "
        + Plural.of(size(snapshot, "resources"), "endpoint")
        + ", "
        + Plural.of(size(snapshot, "sources"), "source")
        + ".";
  }

  private static int size(DriftSnapshot snapshot, String list) {
    return snapshot.map().get(list) instanceof Collection<?> items ? items.size() : 0;
  }
}
