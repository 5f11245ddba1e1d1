package dev.mxcp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints completion for bash and zsh: commands, options, files, names and parameters of tools. */
@Command(
    name = "generate-completion",
    description = "Prints completion for bash and zsh.",
    footerHeading = "%nExamples:%n",
    footer = "  source <(mxcp generate-completion)")
final class CompletionCommand implements Callable<Integer> {

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
  public Integer call() throws IOException {
    String options = AutoComplete.bash("mxcp", spec.root().commandLine());
    try (InputStream in = CompletionCommand.class.getResourceAsStream("completion.bash")) {
      byte[] names = Objects.requireNonNull(in, "completion.bash").readAllBytes();
      spec.commandLine().getOut().print(options + new String(names, StandardCharsets.UTF_8));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }
}
