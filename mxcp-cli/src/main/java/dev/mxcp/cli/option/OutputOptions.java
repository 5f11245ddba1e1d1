package dev.mxcp.cli.option;

import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.project.Environment;
import dev.mxcp.cli.project.ProjectDirectory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every command: what is printed, and how. */
public final class OutputOptions {

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"--json-output", "--json"},
      description = "Print one line of JSON and nothing else.")
  private boolean json;

  @Option(names = "--debug", description = "Show the log, tracebacks and the database's errors.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli asks for it
  private boolean help;

  /**
   * Returns where results and errors go.
   *
   * @param project what files in messages are relative to
   */
  public Output output(ProjectDirectory project) {
    return new Output(
        spec.commandLine().getOut(), spec.commandLine().getErr(), json, isDebug(), project);
  }

  /** Sets what of the log shows; before anything is logged. */
  public void log(LogMode mode) {
    (isDebug() ? LogMode.DEBUG : mode).use();
  }

  private boolean isDebug() {
    return debug || Environment.isSet("MXCP_DEBUG");
  }
}
