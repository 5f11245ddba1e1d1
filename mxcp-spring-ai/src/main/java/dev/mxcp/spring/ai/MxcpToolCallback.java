package dev.mxcp.spring.ai;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.registry.EndpointEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.DefaultToolDefinition;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.execution.ToolExecutionException;

/** Calls one tool. */
final class MxcpToolCallback implements ToolCallback {

  private final Mxcp mxcp;
  private final ToolDefinition definition;
  private final CallOptions defaults;

  MxcpToolCallback(Mxcp mxcp, EndpointEntry entry, CallOptions defaults) {
    this.mxcp = mxcp;
    this.definition = definition(entry);
    this.defaults = defaults;
  }

  /** Spring AI makes a description of the name where there is none. */
  private static ToolDefinition definition(EndpointEntry entry) {
    DefaultToolDefinition.Builder builder =
        ToolDefinition.builder()
            .name(entry.endpoint().id())
            .inputSchema(entry.inputSchema().text());
    String description = entry.endpoint().description();
    return description == null || description.isBlank()
        ? builder.build()
        : builder.description(description).build();
  }

  @Override
  public ToolDefinition getToolDefinition() {
    return definition;
  }

  @Override
  public String call(String arguments) {
    return call(arguments, null);
  }

  @Override
  public String call(String arguments, @Nullable ToolContext context) {
    Outcome outcome = mxcp.callJson(definition.name(), arguments, options(context));
    if (outcome instanceof Outcome.Ok ok) {
      return ok.value() instanceof String text ? text : ok.json();
    }
    throw failure((Outcome.Failed) outcome);
  }

  private CallOptions options(@Nullable ToolContext context) {
    Object given =
        context == null ? null : context.getContext().get(MxcpToolCallbackProvider.CALL_OPTIONS);
    if (given == null) {
      return defaults;
    }
    if (given instanceof CallOptions options) {
      return options;
    }
    // Not to guess: an anonymous call may be allowed what this caller is not.
    throw new IllegalArgumentException(
        "The tool context's "
            + MxcpToolCallbackProvider.CALL_OPTIONS
            + " must be a CallOptions, not a "
            + given.getClass().getName());
  }

  /** What is behind the cause has texts that nobody redacted. */
  private ToolExecutionException failure(Outcome.Failed failed) {
    return new ToolExecutionException(
        definition,
        failed
            .toException()
            .with(failed.message(), failed.violations(), failed.diagnostic(), null));
  }
}
