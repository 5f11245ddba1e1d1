package dev.mxcp.prompts;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.CheckReturnValue;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.concurrent.CompletionStage;

/**
 * Invoker of prompts: renders messages whose text is a Jinja2 template.
 *
 * <pre>{@code
 * Mxcp mxcp = Mxcp.builder().project(directory).invoker(PromptInvoker.create()).build();
 * Outcome messages = mxcp.render("greet", Map.of("name", "Alice"), CallOptions.DEFAULT);
 * }</pre>
 *
 * <p>A prompt gives a list of maps with {@code role}, {@code type} (both null where the file does
 * not say) and {@code prompt}, the text. Values print as they do in Python. Templates are parsed at
 * load, and one that has an error, or names a variable that does not exist, is an error there.
 * While it is rendered a template reaches its arguments and nothing else: no Java object, file or
 * network. {@code docs/prompts.md} has the details.
 *
 * <p>Immutable: {@link #maxLength} returns a changed copy.
 */
public final class PromptInvoker implements ToolInvoker {

  private static final int DEFAULT_MAX_LENGTH = 1_000_000;

  private final int maxLength;

  private PromptInvoker(int maxLength) {
    this.maxLength = maxLength;
  }

  /** Returns an invoker with the default limits. */
  public static PromptInvoker create() {
    return new PromptInvoker(DEFAULT_MAX_LENGTH);
  }

  /**
   * Returns a copy that limits the texts of all messages of a prompt together; a longer result
   * fails with {@code LIMIT_EXCEEDED}.
   *
   * @param characters at least 1; the default is 1,000,000
   */
  @CheckReturnValue
  public PromptInvoker maxLength(int characters) {
    if (characters < 1) {
      throw new IllegalArgumentException("maxLength must be at least 1, not " + characters);
    }
    return new PromptInvoker(characters);
  }

  @Override
  public String language() {
    return "jinja2";
  }

  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    return this::prepare;
  }

  private PreparedEndpoint prepare(Endpoint endpoint) {
    PromptCheck check = new PromptCheck(endpoint);
    if (!check.problems().isEmpty()) {
      throw new LoadException(check.problems());
    }
    return new PromptEndpoint(check.messages(), maxLength);
  }

  @Override
  public EndpointChecker checker(Runtime runtime) {
    return endpoint -> new PromptCheck(endpoint).problems();
  }
}
