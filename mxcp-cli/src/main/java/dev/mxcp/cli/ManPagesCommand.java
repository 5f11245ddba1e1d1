package dev.mxcp.cli;

import dev.mxcp.cli.output.ManPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes manual pages; the build runs it. */
@Command(name = "generate-man", hidden = true, description = "Writes manual pages.")
final class ManPagesCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The directory to write to.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(directory);
    write(spec.root().commandLine());
    return 0;
  }

  private void write(CommandLine command) throws IOException {
    if (command.getCommandSpec().usageMessage().hidden()) {
      return;
    }
    String name = command.getCommandSpec().qualifiedName("-");
    Files.writeString(directory.resolve(name + ".1"), new ManPage(command).text());
    for (CommandLine subcommand : command.getSubcommands().values()) {
      write(subcommand);
    }
  }
}
