package dev.mxcp.cli;

import dev.mxcp.CallOptions;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.failure.CommandFailure.Excerpt;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CallArguments;
import dev.mxcp.cli.option.CallerOptions;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.TextInput;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.output.PlainValue;
import dev.mxcp.cli.output.ResultText;
import dev.mxcp.cli.project.PluginFunctions;
import dev.mxcp.cli.project.Session;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.ScriptPosition;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Deadline;
import dev.mxcp.runtime.Runtime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs SQL on the project's database. */
@Command(
    name = "query",
    description = "Runs SQL statements on the project's database; shows the rows of the last one.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp query 'SELECT count(*) AS users FROM users'",
      "  mxcp query 'SELECT * FROM users WHERE id = $id' --param id=1",
      "  mxcp query --file sql/setup.sql",
      "  mxcp query --database warehouse 'SELECT count(*) FROM orders'",
      "  cat report.sql | mxcp query --file - --json-output"
    })
final class QueryCommand implements Callable<Integer> {

  @Parameters(index = "0", arity = "0..1", paramLabel = "SQL", description = "The statements.")
  private @Nullable String sql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file with the statements, or - for standard input.")
  private @Nullable String file;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "A database of the profile (default: the project's DuckDB database).")
  private @Nullable String database;

  @Mixin private CallArguments arguments = new CallArguments();
  @Mixin private CallerOptions caller = new CallerOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    String script = script();
    Map<String, @Nullable Object> parameters = arguments.read();
    Output output = common.output();
    PluginFunctions plugins = PluginFunctions.of(common.definitions());
    boolean withPython = plugins.areNamedIn(script);
    try (Session session = common.start(withPython ? common.engines() : common.database())) {
      CallContext context = context(caller.read(session.cancellation()));
      List<Map<String, @Nullable Object>> rows =
          rows(session, script, parameters, context, withPython ? PluginFunctions.NONE : plugins);
      // Dates and the like become what they are in JSON.
      Object plain = PlainValue.of(rows);
      output.result(plain, rows.isEmpty() ? "(no rows)" : ResultText.of(plain));
      return 0;
    }
  }

  private List<Map<String, @Nullable Object>> rows(
      Session session,
      String script,
      Map<String, @Nullable Object> parameters,
      CallContext context,
      PluginFunctions absent) {
    try {
      return database(session.mxcp().runtime()).executeScript(script, parameters, context);
    } catch (DatabaseException e) {
      throw context
          .cancellation()
          .reason()
          .map(code -> CommandFailure.failed(code.id(), stopped(code, context), null, null))
          .orElseGet(() -> refused(e, script, absent));
    }
  }

  private Database database(Runtime runtime) {
    return database == null ? runtime.database() : runtime.database(database);
  }

  private CommandFailure refused(DatabaseException e, String script, PluginFunctions absent) {
    String text = String.valueOf(e.getMessage());
    if (e.position().isEmpty() || absent.isMissing(text)) {
      return CommandFailure.failed("database", text, absent.hint(text), null);
    }
    ScriptPosition position = e.position().get();
    String place = sql == null ? ("-".equals(file) ? "standard input" : file) + ":" : "line ";
    String where = sql == null || position.line() > 1 ? place + position.line() + ": " : "";
    return CommandFailure.failed("database", where + text, kept(position), null)
        .showing(new Excerpt(script, position.line(), position.column()));
  }

  /** Statements commit one by one, so those before a failure have happened. */
  private static @Nullable String kept(ScriptPosition position) {
    return position.kept() == 0
        ? null
        : (position.kept() == 1
                ? "The statement before it stays applied."
                : "The " + position.kept() + " statements before it stay applied.")
            + " Write BEGIN; ... COMMIT; around statements that belong together.";
  }

  private static String stopped(FailureCode code, CallContext context) {
    return code == FailureCode.TIMEOUT
        ? "The statements took longer than the limit of "
            + Plural.time(context.deadline().limit())
            + "."
        : "The statements were cancelled.";
  }

  private String script() {
    if ((sql == null) == (file == null)) {
      throw CommandFailure.usage(
          "Give either SQL or --file.", "For example: mxcp query 'SELECT 1 AS one'");
    }
    if (sql != null) {
      return sql;
    }
    return "-".equals(file)
        ? TextInput.standardInput()
        : TextInput.file("--file", Path.of(String.valueOf(file)));
  }

  private static CallContext context(CallOptions options) {
    Duration limit = options.timeout();
    if (limit != null) {
      cancelAfter(limit, options.cancellation());
    }
    return CallContext.builder()
        .user(options.user())
        .headers(options.headers())
        .deadline(limit == null ? Deadline.NONE : Deadline.after(limit))
        .cancellation(options.cancellation())
        .events(options.events())
        .build();
  }

  private static void cancelAfter(Duration limit, Cancellation cancellation) {
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> cancellation.cancel(FailureCode.TIMEOUT));
  }
}
