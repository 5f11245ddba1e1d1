package dev.mxcp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command itself, which only has subcommands. */
@Command(
    name = "mxcp",
    description = "Runs, checks and tests the tools of a project.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      QueryCommand.class,
      ValidateCommand.class,
      TestCommand.class,
      ListCommand.class,
      LintCommand.class,
      SchemaCommand.class,
      InitCommand.class,
      ServeCommand.class,
      LogCommand.class,
      LogCleanupCommand.class,
      DriftSnapshotCommand.class,
      DriftCheckCommand.class,
      PythonCommand.class,
      HelpCommand.class,
      CompletionCommand.class,
      CompleteNamesCommand.class,
      ManPagesCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp init my-project --bootstrap",
      "  mxcp run tool personalized_greeting --param name=Alice",
      "  mxcp validate",
      "  mxcp test",
      "",
      "Exit codes: 0 all is well, 1 it failed, 2 wrong usage.",
      "mxcp help COMMAND shows the options of a command."
    })
final class MxcpCommand implements Runnable {

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
