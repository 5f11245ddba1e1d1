package dev.mxcp.cli.output;

import dev.mxcp.cli.project.EndpointCall;
import dev.mxcp.cli.terminal.Terminal;
import dev.mxcp.definition.Parameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the person at the terminal for arguments.
 *
 * @param output receives the questions, on stderr
 */
public record Questions(Output output) {

  /**
   * Returns the call with answers for its missing required parameters; the same call if nobody can
   * be asked, or an answer is empty.
   */
  public EndpointCall complete(EndpointCall call) {
    List<Parameter> missing =
        call.endpoint().parameters().stream()
            .filter(p -> p.isRequired() && !call.arguments().containsKey(p.name()))
            .toList();
    if (output.isJson() || !Terminal.isInteractive() || call.uri() != null) {
      return call;
    }
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(call.arguments());
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (Parameter parameter : missing) {
        output.ask(question(parameter));
        String answer = in.readLine();
        if (answer == null || answer.isEmpty()) {
          return call;
        }
        arguments.put(parameter.name(), answer);
      }
    } catch (IOException e) {
      return call;
    }
    return call.with(arguments);
  }

  private static String question(Parameter parameter) {
    String description = parameter.type().info().description();
    return parameter.name()
        + " ("
        + parameter.type().typeName()
        + (description == null ? "" : ", " + description)
        + "): ";
  }
}
