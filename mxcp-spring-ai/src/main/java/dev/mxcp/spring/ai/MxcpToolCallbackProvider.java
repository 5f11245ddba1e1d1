package dev.mxcp.spring.ai;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Tool;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.runtime.User;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;

/**
 * Provides the tools of a running project to chat clients.
 *
 * <pre>{@code
 * chatClient.prompt("Hello")
 *     .tools(MxcpToolCallbackProvider.of(mxcp).withUser(user))
 *     .toolContext(Map.of(MxcpToolCallbackProvider.CALL_OPTIONS,
 *         CallOptions.DEFAULT.withUser(user).withHeaders(headers).withCancellation(token)))
 *     .call();
 * }</pre>
 *
 * <p>Every prompt has the tools as they are by then, those of a reload included; Spring AI lists
 * them without the context of the tools, so that {@link #withUser} says whose tools they are. A
 * call that fails throws {@code ToolExecutionException}, which Spring AI tells the model; the cause
 * is a {@link dev.mxcp.error.ToolException} with code and violations, and the message is safe for
 * models. A result is its JSON text, or itself if it is a text.
 *
 * <p>Immutable and thread-safe, as are its callbacks. It does not close the {@link Mxcp}.
 */
public final class MxcpToolCallbackProvider implements ToolCallbackProvider {

  /**
   * The key in the context of tools for the {@link CallOptions} of calls: user, headers,
   * cancellation and the like.
   */
  public static final String CALL_OPTIONS = "mxcp.callOptions";

  private final Mxcp mxcp;
  private final CallOptions defaults;
  private final Predicate<Tool> filter;

  private MxcpToolCallbackProvider(Mxcp mxcp, CallOptions defaults, Predicate<Tool> filter) {
    this.mxcp = mxcp;
    this.defaults = defaults;
    this.filter = filter;
  }

  /** Returns a provider of all tools, which calls them anonymously unless the context says who. */
  public static MxcpToolCallbackProvider of(Mxcp mxcp) {
    return new MxcpToolCallbackProvider(
        mxcp, CallOptions.DEFAULT.withCallerType("spring-ai"), tool -> true);
  }

  /** Returns a copy with options for listing, and for calls whose context has none. */
  public MxcpToolCallbackProvider withDefaults(CallOptions options) {
    return new MxcpToolCallbackProvider(mxcp, options, filter);
  }

  /** Returns a copy that lists and calls tools for the given user; null for an anonymous one. */
  public MxcpToolCallbackProvider withUser(@Nullable User user) {
    return withDefaults(defaults.withUser(user));
  }

  /** Returns a copy that provides only tools with at least one of the tags. */
  public MxcpToolCallbackProvider withTags(String... tags) {
    List<String> wanted = List.of(tags);
    return withFilter(tool -> !Collections.disjoint(tool.tags(), wanted));
  }

  /** Returns a copy that provides only tools of the given names. */
  public MxcpToolCallbackProvider withNames(String... names) {
    Set<String> wanted = Set.of(names);
    return withFilter(tool -> wanted.contains(tool.name()));
  }

  /** Returns a copy that provides only tools that pass a condition, beside the present ones. */
  public MxcpToolCallbackProvider withFilter(Predicate<? super Tool> condition) {
    return new MxcpToolCallbackProvider(mxcp, defaults, filter.and(condition));
  }

  /** Returns the tools that the user may call now. */
  @Override
  public ToolCallback[] getToolCallbacks() {
    return mxcp.catalogue(defaults.user()).entries(EndpointKind.TOOL).stream()
        .filter(EndpointEntry::isAvailable)
        .filter(entry -> filter.test((Tool) entry.endpoint()))
        .map(entry -> new MxcpToolCallback(mxcp, entry, defaults))
        .toArray(ToolCallback[]::new);
  }
}
