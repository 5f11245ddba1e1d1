package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.audit.AuditLog;
import dev.mxcp.audit.AuditVerification;
import dev.mxcp.cli.audit.RecordExport;
import dev.mxcp.cli.audit.RecordQuery;
import dev.mxcp.cli.audit.RecordTable;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.RecordOptions;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.output.Table;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows, exports and verifies the audit log. */
@Command(
    name = "log",
    description = "Shows the calls that the audit log has recorded, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp log --since 1d --status error",
      "  mxcp log --tool employee --policy deny --json-output",
      "  mxcp log --export-csv calls.csv",
      "  mxcp log --verify --head 3f0c...",
      "",
      "--verify fails (exit code 1) where records were changed, removed or moved."
    })
final class LogCommand implements Callable<Integer> {

  private static final int SHOWN = 100;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most records (default: 100; for exports all).")
  private @Nullable Integer limit;

  @Option(
      names = "--export-csv",
      paramLabel = "FILE",
      description = "Write the records into a new CSV file.")
  private @Nullable Path csv;

  @Option(
      names = "--export-duckdb",
      paramLabel = "FILE",
      description = "Write the records into the table logs of a new DuckDB database.")
  private @Nullable Path duckDb;

  @Option(
      names = "--verify",
      description = "Check the whole chain of the records, and show the code of its end.")
  private boolean verify;

  @Option(
      names = "--head",
      paramLabel = "CODE",
      description = "With --verify: the end that an earlier check has shown must still be there.")
  private List<String> heads = List.of();

  @Mixin private RecordOptions records = new RecordOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws IOException {
    common.log(LogMode.QUIET);
    checkUsage();
    try (Mxcp mxcp = common.read()) {
      Config config = mxcp.runtime().config();
      AuditLog log = AuditLog.of(config.audit(), config.secrets());
      if (!config.audit().enabled()) {
        common.output().note(off(config));
      }
      if (verify || !heads.isEmpty()) {
        return verify(log);
      }
      List<Path> files = log.files();
      return csv == null && duckDb == null ? show(files) : export(files);
    }
  }

  static String off(Config config) {
    return "the audit log of the profile " + config.profile() + " is off.";
  }

  private void checkUsage() {
    if (limit != null && limit < 1) {
      throw CommandFailure.usage("--limit must be at least 1, not " + limit + ".", null);
    }
    if (csv != null && duckDb != null) {
      throw CommandFailure.usage("Export to one format at a time.", null);
    }
  }

  private RecordQuery query(List<Path> files, @Nullable Integer most) {
    return new RecordQuery(files, records.filter(Clock.systemUTC().instant()), most);
  }

  private int show(List<Path> files) {
    List<Map<String, @Nullable Object>> found =
        query(files, limit == null ? SHOWN : limit).records();
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("count", (long) found.size());
    result.put("records", found);
    String text = found.isEmpty() ? "(no records)" : Table.of(RecordTable.rows(found));
    common.output().result(result, text);
    return 0;
  }

  private int export(List<Path> files) {
    RecordExport export = new RecordExport(query(files, limit));
    Path file = csv == null ? duckDb : csv;
    if (file == null) {
      throw new IllegalStateException("There is no file");
    }
    long count = csv == null ? export.duckDb(file) : export.csv(file);
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("count", count);
    result.put("file", file.toString());
    common.output().result(result, Plural.of(count, "record") + " written to " + file + ".");
    return 0;
  }

  private int verify(AuditLog log) throws IOException {
    AuditVerification verification = log.verify(heads);
    List<String> findings =
        verification.findings().stream()
            .map(
                finding ->
                    common.project().show(finding.file())
                        + (finding.line() == 0 ? "" : ":" + finding.line())
                        + ": "
                        + finding.message())
            .toList();
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("intact", verification.isIntact());
    result.put("records", verification.records());
    result.put("findings", findings);
    result.put("head", verification.head());
    Output output = common.output();
    output.result(result, text(verification, findings));
    return verification.isIntact() ? 0 : CommandFailure.FAILED;
  }

  private static String text(AuditVerification verification, List<String> findings) {
    String count = Plural.of(verification.records(), "record");
    StringBuilder text = new StringBuilder();
    findings.forEach(finding -> text.append(finding).append('\n'));
    text.append(
        verification.isIntact()
            ? "All is well: " + count + " checked."
            : Plural.of(findings.size(), "finding") + " in " + count + ".");
    verification.head().forEach(code -> text.append("\nhead: ").append(code));
    return text.toString();
  }
}
