package dev.mxcp.prompts;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.fixture.ProjectDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project with one prompt named p, whose parameters are customer, order and count. */
final class PromptProject {

  private static final String HEAD =
      """
      mxcp: 1
      prompt:
        name: p
        parameters:
          - {name: customer, type: string, description: Who}
          - {name: order, type: object, description: What, default: {}}
          - {name: count, type: integer, description: How many, default: 1}
        messages:
      """;

  private final ProjectDirectory directory;

  PromptProject(Path directory) {
    this.directory = ProjectDirectory.create(directory);
  }

  ProjectDirectory directory() {
    return directory;
  }

  /** Writes the messages of the prompt, as they stand in its file. */
  void write(String messages) {
    directory.write("prompts/p.yml", HEAD + messages);
  }

  Mxcp open() {
    return open(PromptInvoker.create());
  }

  Mxcp open(PromptInvoker invoker) {
    return directory.builder().invoker(invoker).build();
  }

  Outcome render(String messages, Map<String, Object> arguments) {
    write(messages);
    try (Mxcp mxcp = open()) {
      return mxcp.render("p", arguments, CallOptions.DEFAULT);
    }
  }

  /** Returns what is wrong with messages that do not load. */
  List<Problem> problems(String messages) {
    return catchThrowableOfType(LoadException.class, () -> render(messages, Map.of())).problems();
  }

  /** Returns the text of the first message. */
  static String text(Outcome outcome) {
    return (String) ((Map<?, ?>) ((List<?>) outcome.orElseThrow()).get(0)).get("prompt");
  }

  static @Nullable FailureCode code(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed ? failed.code() : null;
  }
}
