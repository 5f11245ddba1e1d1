package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prompt: messages whose text is rendered from parameters.
 *
 * @param name the name
 * @param description what it is for; null where not declared
 * @param tags free labels
 * @param parameters the parameters, in order
 * @param returns accepted for compatibility and not used; null where not declared
 * @param messages the messages, in order; never empty
 * @param tests the declared tests
 * @param policies the declared policies
 * @param metadata free data, never interpreted
 * @param position where it stands
 */
public record Prompt(
    String name,
    @Nullable String description,
    List<String> tags,
    List<Parameter> parameters,
    @Nullable ValueType returns,
    List<Message> messages,
    List<TestCase> tests,
    Policies policies,
    Map<String, @Nullable Object> metadata,
    SourcePosition position)
    implements Endpoint {

  /**
   * A message of a prompt.
   *
   * @param template the text, with Jinja2 expressions
   * @param role who speaks, such as {@code user}; null where not declared
   * @param type the kind of content, such as {@code text}; null where not declared
   * @param position where the text stands
   */
  public record Message(
      String template, @Nullable String role, @Nullable String type, SourcePosition position) {}

  /** Copies the collections. */
  public Prompt {
    tags = List.copyOf(tags);
    parameters = List.copyOf(parameters);
    messages = List.copyOf(messages);
    tests = List.copyOf(tests);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  @Override
  public EndpointKind kind() {
    return EndpointKind.PROMPT;
  }

  @Override
  public String id() {
    return name;
  }
}
