package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.audit.AuditLog;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes files of the audit log whose records are older than the retention. */
@Command(
    name = "log-cleanup",
    description = "Deletes the files of the audit log whose newest record is too old.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp log-cleanup --dry-run",
      "  mxcp log-cleanup --profile production --json-output",
      "",
      "The age is audit.retention_days of the profile, 90 by default. The newest file and files",
      "that are written to stay."
    })
final class LogCleanupCommand implements Callable<Integer> {

  @Option(names = "--dry-run", description = "Only show what would be deleted.")
  private boolean dryRun;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws IOException {
    common.log(LogMode.QUIET);
    try (Mxcp mxcp = common.read()) {
      Config config = mxcp.runtime().config();
      Duration retention = config.audit().retention();
      if (!config.audit().enabled()) {
        common.output().note(LogCommand.off(config));
        report(List.of(), retention);
        return 0;
      }
      AuditLog log = AuditLog.of(config.audit(), config.secrets());
      report(log.cleanUp(retention, Clock.systemUTC().instant(), dryRun), retention);
      return 0;
    }
  }

  private void report(List<Path> files, Duration retention) {
    ProjectDirectory project = common.project();
    List<String> names = files.stream().map(project::relative).toList();
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("dry_run", dryRun);
    result.put("retention_days", retention.toDays());
    result.put("count", (long) names.size());
    result.put("files", names);
    String what = Plural.of(names.size(), "file") + (dryRun ? " would be deleted." : " deleted.");
    common.output().result(result, String.join("\n", names) + (names.isEmpty() ? "" : "\n") + what);
  }
}
