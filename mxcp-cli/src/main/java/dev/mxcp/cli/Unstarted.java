package dev.mxcp.cli;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;

/**
 * Stands for an invoker where definitions are only read.
 *
 * @param language the language that it stands for
 */
record Unstarted(String language) implements ToolInvoker {

  @Override
  public PreparedEndpoint prepare(Endpoint endpoint) {
    return invocation -> {
      throw new IllegalStateException("Definitions are only read here");
    };
  }
}
