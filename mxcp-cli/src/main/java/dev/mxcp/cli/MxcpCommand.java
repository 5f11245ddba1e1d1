package dev.mxcp.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
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

  private static final Map<String, Class<?>> SUBCOMMANDS = subcommands();
  private static final Set<String> WHOLE = Set.of("help", "generate-completion", "generate-man");

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Returns the command with all of its subcommands. */
  static CommandLine whole() {
    CommandLine command = new CommandLine(new MxcpCommand());
    SUBCOMMANDS.forEach(command::addSubcommand);
    return command;
  }

  /**
   * Returns the command with the one subcommand that the arguments name. The model of all of them
   * takes longer than most commands; help, completion and suggestions are what it is for.
   */
  static CommandLine asked(String... args) {
    String name = args.length == 0 ? "" : args[0];
    Class<?> subcommand = SUBCOMMANDS.get(name);
    return subcommand == null || WHOLE.contains(name)
        ? whole()
        : new CommandLine(new MxcpCommand()).addSubcommand(name, subcommand);
  }

  private static Map<String, Class<?>> subcommands() {
    Map<String, Class<?>> subcommands = new LinkedHashMap<>();
    subcommands.put("run", RunCommand.class);
    subcommands.put("query", QueryCommand.class);
    subcommands.put("validate", ValidateCommand.class);
    subcommands.put("test", TestCommand.class);
    subcommands.put("list", ListCommand.class);
    subcommands.put("lint", LintCommand.class);
    subcommands.put("schema", SchemaCommand.class);
    subcommands.put("init", InitCommand.class);
    subcommands.put("serve", ServeCommand.class);
    subcommands.put("log", LogCommand.class);
    subcommands.put("log-cleanup", LogCleanupCommand.class);
    subcommands.put("drift-snapshot", DriftSnapshotCommand.class);
    subcommands.put("drift-check", DriftCheckCommand.class);
    subcommands.put("python", PythonCommand.class);
    subcommands.put("help", HelpCommand.class);
    subcommands.put("generate-completion", CompletionCommand.class);
    subcommands.put("complete-names", CompleteNamesCommand.class);
    subcommands.put("generate-man", ManPagesCommand.class);
    subcommands.put("load-classes", LoadClassesCommand.class);
    return subcommands;
  }
}
