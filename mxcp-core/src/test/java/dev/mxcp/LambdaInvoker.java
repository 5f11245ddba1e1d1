package dev.mxcp;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A custom invoker for the language {@code java}: tools are lambdas, found by name. */
final class LambdaInvoker implements ToolInvoker {

  final List<String> events = new CopyOnWriteArrayList<>();
  private final Map<String, PreparedEndpoint> tools = new ConcurrentHashMap<>();
  private volatile boolean failStart;

  LambdaInvoker tool(String name, PreparedEndpoint body) {
    tools.put(name, body);
    return this;
  }

  void failStart(boolean value) {
    failStart = value;
  }

  @Override
  public String language() {
    return "java";
  }

  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    return new Session();
  }

  private final class Session implements InvokerSession {

    @Override
    public void start(Runtime runtime) {
      events.add("start " + runtime.lifecycle().generation());
      runtime.lifecycle().onShutdown("first", () -> events.add("hook 1"));
      runtime.lifecycle().onShutdown("second", () -> events.add("hook 2"));
      if (failStart) {
        throw new IllegalStateException("asked to fail");
      }
    }

    @Override
    public PreparedEndpoint prepare(Endpoint endpoint) {
      PreparedEndpoint body = tools.get(endpoint.id());
      if (body == null) {
        Problem problem =
            Problem.error(
                ProblemCode.FUNCTION_MISSING, endpoint.position(), "There is no such lambda.");
        throw new LoadException(List.of(problem));
      }
      return body;
    }

    @Override
    public void stop() {
      events.add("stop");
    }

    @Override
    public void close() {
      events.add("close");
    }
  }
}
