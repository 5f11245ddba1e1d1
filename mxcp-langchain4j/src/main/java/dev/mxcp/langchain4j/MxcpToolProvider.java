package dev.mxcp.langchain4j;

import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
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

/**
 * Provides the tools of a running project to AI services.
 *
 * <pre>{@code
 * Assistant assistant = AiServices.builder(Assistant.class)
 *     .chatModel(model)
 *     .toolProvider(MxcpToolProvider.of(mxcp))
 *     .toolArgumentsErrorHandler((e, c) -> ToolErrorHandlerResult.text(e.getMessage()))
 *     .build();
 * assistant.chat("Hello", InvocationParameters.from(MxcpToolProvider.CALL_OPTIONS,
 *     CallOptions.DEFAULT.withUser(user).withHeaders(headers)));
 * }</pre>
 *
 * <p>It is dynamic: every request to the model has the tools that the caller may call by then,
 * those of a reload included. A call that fails throws {@code ToolArgumentsException} for {@link
 * dev.mxcp.error.FailureCode#INVALID_ARGUMENTS} and {@code ToolExecutionException} for every other
 * code; the cause is a {@link dev.mxcp.error.ToolException} with code and violations, and all
 * messages are safe for models. By default LangChain4j ends the whole invocation for the first one
 * and tells the model about the second one; its error handlers decide otherwise.
 *
 * <p>A result is its JSON text, or itself if it is a text. {@link
 * dev.langchain4j.service.tool.ToolExecutionResult#result()} has the value, and the attribute
 * {@link #STRUCTURED_CONTENT} the value as an object.
 *
 * <p>Immutable and thread-safe, as are the executors of its tools. It does not close the {@link
 * Mxcp}.
 */
public final class MxcpToolProvider implements ToolProvider {

  /**
   * The name of the invocation parameter with the {@link CallOptions} of an invocation: user,
   * headers, cancellation and the like.
   */
  public static final String CALL_OPTIONS = "mxcp.callOptions";

  /**
   * The name of the attribute of results with the value as an object: a map, in which a value that
   * is none is the property {@code result}.
   */
  public static final String STRUCTURED_CONTENT = "structuredContent";

  private final Mxcp mxcp;
  private final CallOptions defaults;
  private final Predicate<Tool> filter;

  private MxcpToolProvider(Mxcp mxcp, CallOptions defaults, Predicate<Tool> filter) {
    this.mxcp = mxcp;
    this.defaults = defaults;
    this.filter = filter;
  }

  /**
   * Returns a provider of all tools, which calls them anonymously unless the invocation says who.
   */
  public static MxcpToolProvider of(Mxcp mxcp) {
    return new MxcpToolProvider(
        mxcp, CallOptions.DEFAULT.withCallerType("langchain4j"), tool -> true);
  }

  /** Returns a copy with options for invocations that have no {@link #CALL_OPTIONS}. */
  public MxcpToolProvider withDefaults(CallOptions options) {
    return new MxcpToolProvider(mxcp, options, filter);
  }

  /** Returns a copy that lists and calls tools for the given user; null for an anonymous one. */
  public MxcpToolProvider withUser(@Nullable User user) {
    return withDefaults(defaults.withUser(user));
  }

  /** Returns a copy that provides only tools with at least one of the tags. */
  public MxcpToolProvider withTags(String... tags) {
    List<String> wanted = List.of(tags);
    return withFilter(tool -> !Collections.disjoint(tool.tags(), wanted));
  }

  /** Returns a copy that provides only tools of the given names. */
  public MxcpToolProvider withNames(String... names) {
    Set<String> wanted = Set.of(names);
    return withFilter(tool -> wanted.contains(tool.name()));
  }

  /** Returns a copy that provides only tools that pass a condition, beside the present ones. */
  public MxcpToolProvider withFilter(Predicate<? super Tool> condition) {
    return new MxcpToolProvider(mxcp, defaults, filter.and(condition));
  }

  /** Returns true: tools are asked for before each request to the model. */
  @Override
  public boolean isDynamic() {
    return true;
  }

  /**
   * Returns the tools that the caller may call now.
   *
   * @param request null for one without parameters
   * @throws IllegalArgumentException if {@link #CALL_OPTIONS} holds anything but CallOptions
   */
  @Override
  public ToolProviderResult provideTools(@Nullable ToolProviderRequest request) {
    CallOptions options =
        InvocationOptions.of(request == null ? null : request.invocationContext(), defaults);
    ToolProviderResult.Builder tools = ToolProviderResult.builder();
    for (EndpointEntry entry : mxcp.catalogue(options.user()).entries(EndpointKind.TOOL)) {
      Tool tool = (Tool) entry.endpoint();
      if (entry.isAvailable() && filter.test(tool)) {
        tools.add(
            ToolSpecifications.of(tool, entry.inputSchema()),
            new MxcpToolExecutor(mxcp, tool.name(), defaults));
      }
    }
    return tools.build();
  }
}
