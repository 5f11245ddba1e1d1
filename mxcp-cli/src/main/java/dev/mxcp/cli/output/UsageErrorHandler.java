package dev.mxcp.cli.output;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.error.Suggestions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains what is wrong with a command line, and suggests the nearest right one. */
public final class UsageErrorHandler implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    boolean json = Stream.of(args).anyMatch(Set.of("--json-output", "--json")::contains);
    String help = "See: " + command.getCommandSpec().qualifiedName() + " --help";
    String text = text(error);
    CommandFailure failure =
        CommandFailure.usage(text.endsWith(".") || text.endsWith("?") ? text : text + ".", help);
    new Output(command.getOut(), command.getErr(), json, false, ProjectDirectory.orHere(null))
        .failure(failure);
    return failure.exitCode();
  }

  private static String text(ParameterException error) {
    if (error.getCause() instanceof TypeConversionException wrong) {
      // The converter says it all; picocli would name the position in front of it.
      return String.valueOf(wrong.getMessage());
    }
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(error.getMessage());
    }
    String wrong = unmatched.getUnmatched().get(0);
    CommandSpec spec = error.getCommandLine().getCommandSpec();
    List<String> known = known(spec, wrong);
    return what(spec, wrong)
        + " "
        + wrong
        + "."
        + Suggestions.nearest(wrong, known).map(near -> " Did you mean " + near + "?").orElse("");
  }

  private static String what(CommandSpec spec, String wrong) {
    if (wrong.startsWith("-")) {
      return "Unknown option";
    }
    return spec.subcommands().isEmpty() ? "One argument too many:" : "Unknown command";
  }

  private static List<String> known(CommandSpec spec, @Nullable String wrong) {
    return wrong != null && wrong.startsWith("-")
        ? spec.options().stream().flatMap(option -> Stream.of(option.names())).toList()
        : List.copyOf(spec.subcommands().keySet());
  }
}
