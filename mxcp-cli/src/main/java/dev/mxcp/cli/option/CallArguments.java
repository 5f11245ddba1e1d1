package dev.mxcp.cli.option;

import dev.mxcp.cli.failure.CommandFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The arguments of a call, as a command line gives them. */
public final class CallArguments {

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = {
        "An argument; may be repeated. NAME=@FILE reads JSON from a file, NAME=@@TEXT is the text"
            + " @TEXT."
      })
  private List<String> parameters = List.of();

  @Option(
      names = "--params-json",
      paramLabel = "JSON",
      description = "All arguments as a JSON object, as @FILE, or as - for standard input.")
  private @Nullable String object;

  /** Returns the arguments by name; those of --param win. Texts stay texts. */
  public Map<String, @Nullable Object> read() {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    if (object != null) {
      arguments.putAll(JsonOption.object("--params-json", object));
    }
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals <= 0) {
        throw CommandFailure.usage(
            "--param " + parameter + " has no value.", "Write it as: --param name=value");
      }
      String name = parameter.substring(0, equals);
      arguments.put(name, value(name, parameter.substring(equals + 1)));
    }
    return arguments;
  }

  private static @Nullable Object value(String name, String text) {
    if (text.startsWith("@@")) {
      return text.substring(1);
    }
    return text.startsWith("@") ? JsonOption.file("--param " + name, text.substring(1)) : text;
  }
}
