package dev.mxcp.cli.option;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.audit.JsonLinesAudit;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.project.DefinitionOnlyAudit;
import dev.mxcp.cli.project.DefinitionOnlyDatabase;
import dev.mxcp.cli.project.DefinitionOnlyInvoker;
import dev.mxcp.cli.project.Environment;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.cli.project.Session;
import dev.mxcp.jdbc.JdbcDatabase;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.prompts.PromptInvoker;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command can be told. */
public final class CommonOptions {

  /** Whoever types a command does not wait for calls that go on. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

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

  @Option(
      names = {"--readonly", "--read-only"},
      description = "Open the database read-only.")
  private boolean readOnly;

  @Mixin private OutputOptions print = new OutputOptions();

  /** Returns where results and errors go. */
  public Output output() {
    return print.output(ProjectDirectory.orHere(project));
  }

  /** Sets what of the log shows; before anything is logged. */
  public void log(LogMode mode) {
    print.log(mode);
  }

  /** Returns the project's directory. */
  public ProjectDirectory project() {
    return ProjectDirectory.find(project, Path.of(""));
  }

  /** Returns a builder that runs tools. */
  public MxcpBuilder engines() {
    return engines(false);
  }

  /**
   * Returns a builder that runs tools.
   *
   * @param sandbox whether SQL is restricted to the database
   */
  public MxcpBuilder engines(boolean sandbox) {
    return builder()
        .invoker(SqlInvoker.duckDb().sandbox(sandbox))
        .databases(JdbcDatabase.declared())
        .invoker(PythonInvoker.create())
        .invoker(PromptInvoker.create())
        .policies(CelPolicies.create())
        .audit(JsonLinesAudit.create())
        .trustedHeaders("*");
  }

  /** Returns a builder for the database alone: no Python starts, and no hooks run. */
  public MxcpBuilder database() {
    return builder()
        .invoker(SqlInvoker.duckDb())
        .databases(JdbcDatabase.declared())
        .invoker(new DefinitionOnlyInvoker("python"))
        .invoker(new DefinitionOnlyInvoker("jinja2"))
        .policies(CelPolicies.create())
        .audit(JsonLinesAudit.create())
        .trustedHeaders("*");
  }

  /** Starts the project, and tells on stderr what is wrong with it. */
  public Session start(MxcpBuilder builder) {
    return Session.start(builder, output()::note);
  }

  /** Returns a builder that only reads definitions: nothing is opened, nothing runs. */
  public MxcpBuilder definitions() {
    return builder()
        .invoker(new DefinitionOnlyInvoker("sql"))
        .invoker(new DefinitionOnlyInvoker("python"))
        .invoker(new DefinitionOnlyInvoker("jinja2"))
        .databases(declared -> DefinitionOnlyDatabase.provider())
        .policies(CelPolicies.create())
        .audit(new DefinitionOnlyAudit())
        .trustedHeaders("*")
        .lenient(true);
  }

  /** Reads the definitions; nothing is opened, nothing runs. */
  public Mxcp read() {
    Mxcp mxcp = definitions().build();
    Session.notes(mxcp).forEach(output()::note);
    return mxcp;
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
}
