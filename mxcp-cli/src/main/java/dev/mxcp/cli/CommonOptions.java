package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.audit.JsonLinesAudit;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.prompts.PromptInvoker;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command can be told. */
final class CommonOptions {

  /** Whoever types a command does not wait for calls that go on. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project (default: the nearest directory with a mxcp-site.yml).")
  private @Nullable Path project;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile (default: MXCP_PROFILE, else the site file's).")
  private @Nullable String profile;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The user configuration (default: MXCP_CONFIG, else ~/.mxcp/config.yml).")
  private @Nullable Path config;

  @Option(names = "--json-output", description = "Print one line of JSON and nothing else.")
  private boolean json;

  @Option(names = "--debug", description = "Show the log, tracebacks and the database's errors.")
  private boolean debug;

  @Option(names = "--readonly", description = "Open the database read-only.")
  private boolean readOnly;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli asks for it
  private boolean help;

  /** Returns where results and errors go. */
  Output output() {
    return new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), json, isDebug());
  }

  /** Sets what of the log shows; before anything is logged. */
  void log(LogMode mode) {
    (isDebug() ? LogMode.DEBUG : mode).use();
  }

  /** Returns the project's directory. */
  ProjectDirectory project() {
    return ProjectDirectory.find(project, Path.of(""));
  }

  /** Returns the name of the profile that was asked for, else another one. */
  String profileOr(String other) {
    return profile == null ? other : profile;
  }

  /** Returns a builder that runs tools. */
  MxcpBuilder engines() {
    return engines(false);
  }

  /**
   * Returns a builder that runs tools.
   *
   * @param sandbox whether SQL is restricted to the database
   */
  MxcpBuilder engines(boolean sandbox) {
    return builder()
        .invoker(SqlInvoker.duckDb().sandbox(sandbox))
        .invoker(PythonInvoker.create())
        .invoker(PromptInvoker.create())
        .policies(CelPolicies.create())
        .audit(JsonLinesAudit.create())
        .trustedHeaders("*");
  }

  /** Returns a builder that only reads definitions: nothing is opened, nothing runs. */
  MxcpBuilder definitions() {
    return builder()
        .invoker(new Unstarted("sql"))
        .invoker(new Unstarted("python"))
        .invoker(new Unstarted("jinja2"))
        .lenient(true);
  }

  private MxcpBuilder builder() {
    MxcpBuilder builder =
        Mxcp.builder()
            .project(project().path())
            .readOnly(readOnly || Environment.isSet("MXCP_READONLY"))
            .drainTimeout(PATIENCE);
    if (profile != null) {
      builder.profile(profile);
    }
    if (config != null) {
      builder.userConfig(config.toAbsolutePath());
    }
    return builder;
  }

  private boolean isDebug() {
    return debug || Environment.isSet("MXCP_DEBUG");
  }
}
