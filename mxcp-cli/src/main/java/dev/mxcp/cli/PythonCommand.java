package dev.mxcp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What has to do with the project's Python. */
@Command(
    name = "python",
    description = "Prepares the Python of the project.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PythonInstallCommand.class,
    footerHeading = "%nExamples:%n",
    footer = "  mxcp python install")
final class PythonCommand implements Runnable {

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli asks for it
  private boolean help;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
  }
}
