package dev.mxcp.mcp;

import dev.mxcp.config.Config;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Runs tools of the language {@code host}: lambdas by name. */
public final class HostInvoker implements ToolInvoker {

  private final Map<String, PreparedEndpoint> tools = new ConcurrentHashMap<>();

  /** Adds a tool. */
  public HostInvoker tool(String name, PreparedEndpoint body) {
    tools.put(name, body);
    return this;
  }

  @Override
  public String language() {
    return "host";
  }

  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    return endpoint -> tools.get(endpoint.id());
  }
}
