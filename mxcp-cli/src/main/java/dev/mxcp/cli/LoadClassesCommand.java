package dev.mxcp.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Uses short commands once, so that Java can keep the classes that they load; see bin/mxcp. */
@Command(name = "load-classes", hidden = true, description = "Loads the classes of commands.")
final class LoadClassesCommand implements Callable<Integer> {

  private static final String[][] COMMANDS = {
    {"list"},
    {"validate"},
    {"query", "SELECT 1 AS one"},
    {"run", "hello_world", "-p", "name=x"},
    {"run", "greet_in", "-p", "name=x"},
    {"complete-names", "run"},
    {"test"}
  };

  @Parameters(index = "0", paramLabel = "DIR", description = "A project of init --bootstrap.")
  private String project = "";

  @Override
  public Integer call() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    for (String[] command : COMMANDS) {
      String[] arguments = Arrays.copyOf(command, command.length + 2);
      arguments[command.length] = "--project";
      arguments[command.length + 1] = project;
      Main.run(nowhere, nowhere, arguments);
    }
    return 0;
  }
}
