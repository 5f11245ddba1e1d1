package dev.mxcp.cli;

import dev.mxcp.cli.output.FailureHandler;
import dev.mxcp.cli.output.UsageErrorHandler;
import dev.mxcp.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    int code = commandLine(out, err).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static CommandLine commandLine(PrintStream out, PrintStream err) {
    CommandLine command = new CommandLine(new MxcpCommand());
    command
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(Terminal.hasColour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(new UsageErrorHandler())
        .setExecutionExceptionHandler(new FailureHandler());
    return command;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
