package dev.mxcp.cli;

import dev.mxcp.cli.output.FailureHandler;
import dev.mxcp.cli.output.UsageErrorHandler;
import dev.mxcp.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Starts the command. */
public final class Main {

  private Main() {}

  /**
   * Runs the command and ends the process with its exit code: 0 where all is well, 1 where the
   * command failed, 2 where it was used wrongly.
   */
  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    // Whoever prints by accident must not end up in the middle of the result.
    System.setOut(err);
    System.setErr(err);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Runs the command on two streams and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    CommandLine command = writing(MxcpCommand.asked(args), out, err);
    return command.execute(isUnknown(command, args) ? new String[] {args[0]} : args);
  }

  /** Asked for help about a command that does not exist, picocli would tell of all the others. */
  private static boolean isUnknown(CommandLine command, String[] args) {
    return args.length > 1
        && !args[0].startsWith("-")
        && !command.getSubcommands().containsKey(args[0])
        && Set.of("-h", "--help").contains(args[args.length - 1]);
  }

  /** Returns the command with all of its subcommands, writing to two streams. */
  static CommandLine commandLine(PrintStream out, PrintStream err) {
    return writing(MxcpCommand.whole(), out, err);
  }

  private static CommandLine writing(CommandLine command, PrintStream out, PrintStream err) {
    return command
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(Terminal.hasColour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(80)
        .setParameterExceptionHandler(new UsageErrorHandler())
        .setExecutionExceptionHandler(new FailureHandler());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
