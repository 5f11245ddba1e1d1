package dev.mxcp.testing;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.User;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Client of a project's endpoints, which keeps the arguments for assertions.
 *
 * <p>Immutable and thread-safe: {@code tools.as("alice").call("orders")} makes a single call as
 * Alice.
 */
public final class ToolClient {

  private final Mxcp mxcp;
  private final CallOptions options;

  ToolClient(Mxcp mxcp, CallOptions options) {
    this.mxcp = mxcp;
    this.options = options;
  }

  /** Returns an anonymous client of a runtime. */
  public static ToolClient of(Mxcp mxcp) {
    return new ToolClient(Objects.requireNonNull(mxcp, "mxcp"), CallOptions.DEFAULT);
  }

  /** Calls a tool without arguments. */
  public ToolCall call(String tool) {
    return call(tool, Map.of());
  }

  /** Calls a tool. */
  public ToolCall call(String tool, Map<String, ? extends @Nullable Object> arguments) {
    return made(tool, arguments, mxcp.call(tool, arguments, options));
  }

  /** Calls a tool with arguments as JSON text, the way models give them. */
  public ToolCall callJson(String tool, String arguments) {
    return made(tool, Map.of("(JSON)", arguments), mxcp.callJson(tool, arguments, options));
  }

  /** Reads a resource by a concrete URI. */
  public ToolCall read(String uri) {
    return made(uri, Map.of(), mxcp.read(uri, options));
  }

  /** Renders a prompt. */
  public ToolCall render(String prompt, Map<String, ? extends @Nullable Object> arguments) {
    return made(prompt, arguments, mxcp.render(prompt, arguments, options));
  }

  /** Returns a client for a user with a username only. */
  public ToolClient as(String username) {
    return as(User.of("test", username));
  }

  /** Returns a client for a user. */
  public ToolClient as(User user) {
    return new ToolClient(mxcp, options.withUser(user));
  }

  /** Returns a client whose calls have an additional header. */
  public ToolClient withHeader(String name, String value) {
    return new ToolClient(mxcp, options.withHeader(name, value));
  }

  /** Returns a client whose calls have a time limit. */
  public ToolClient withTimeout(Duration limit) {
    return new ToolClient(mxcp, options.withTimeout(limit));
  }

  /** Returns a client whose calls report the progress and messages of tools. */
  public ToolClient withEvents(CallEvents events) {
    return new ToolClient(mxcp, options.withEvents(events));
  }

  private static ToolCall made(
      String target, Map<String, ? extends @Nullable Object> arguments, Outcome outcome) {
    return new ToolCall(target, new java.util.LinkedHashMap<>(arguments), outcome);
  }
}
