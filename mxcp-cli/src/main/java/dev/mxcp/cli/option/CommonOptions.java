package dev.mxcp.cli.option;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.project.DefinitionOnlyInvoker;
import dev.mxcp.cli.project.Environment;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.project.Session;
import dev.mxcp.prompt.PromptInvoker;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command can be told. */
public final class CommonOptions {

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
  public Output output() {
    return new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), json, isDebug());
  }

  /** Sets what of the log shows; before anything is logged. */
  public void log(LogMode mode) {
    (isDebug() ? LogMode.DEBUG : mode).use();
  }

  /** Returns the project's directory. */
  public ProjectDirectory project() {
    return ProjectDirectory.find(project, Path.of(""));
  }

  /** Returns the name of the profile that was asked for, else another one. */
  public String profileOr(String other) {
    return profile == null ? other : profile;
  }

  /** Returns a builder that runs tools. */
  public MxcpBuilder engines() {
    return builder()
        .invoker(SqlInvoker.duckDb())
        .invoker(PythonInvoker.create())
        .invoker(PromptInvoker.create());
  }

  /** Starts the project, and tells on stderr what is wrong with it. */
  public Session start(MxcpBuilder builder) {
    Session session = Session.start(builder);
    session.notes().forEach(output()::note);
    return session;
  }

  /** Returns a builder that only reads definitions: nothing is opened, nothing runs. */
  public MxcpBuilder definitions() {
    return builder()
        .invoker(new DefinitionOnlyInvoker("sql"))
        .invoker(new DefinitionOnlyInvoker("python"))
        .invoker(new DefinitionOnlyInvoker("jinja2"))
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
