package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prompt: messages whose text is rendered from parameters.
 *
 * <p>Immutable. {@link #builder} makes one in Java. Its {@link #returns()} is accepted for
 * compatibility and not used.
 */
public final class Prompt extends DeclaredEndpoint implements Endpoint {

  private final String name;
  private final List<Message> messages;

  private Prompt(Builder builder) {
    super(builder);
    name = builder.name;
    messages = List.copyOf(builder.messages);
  }

  /**
   * A message of a prompt.
   *
   * @param template the text, with Jinja2 expressions
   * @param role the speaker, such as {@code user}; null if not declared
   * @param type the kind of content, such as {@code text}; null if not declared
   * @param position the place of the text
   */
  public record Message(
      String template, @Nullable String role, @Nullable String type, SourcePosition position) {}

  /** Returns a builder of a prompt of the given name. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the messages in order; immutable. */
  public List<Message> messages() {
    return messages;
  }

  @Override
  public EndpointKind kind() {
    return EndpointKind.PROMPT;
  }

  @Override
  public String id() {
    return name;
  }

  /** Returns kind and name. */
  @Override
  public String toString() {
    return "Prompt[" + name + "]";
  }

  /** Builds a {@link Prompt}. Not thread-safe. */
  public static final class Builder extends DeclaredEndpoint.Builder<Builder> {

    private final String name;
    private final List<Message> messages = new ArrayList<>();

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    @Override
    Builder self() {
      return this;
    }

    /** Adds messages, in order. */
    public Builder messages(List<Message> more) {
      messages.addAll(more);
      return this;
    }

    /** Returns the prompt; the builder can be used again. */
    public Prompt build() {
      return new Prompt(this);
    }
  }
}
