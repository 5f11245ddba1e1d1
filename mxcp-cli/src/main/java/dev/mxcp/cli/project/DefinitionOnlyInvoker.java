package dev.mxcp.cli.project;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;

/**
 * Stands for an invoker where definitions are only read.
 *
 * @param language the language that it stands for
 */
public record DefinitionOnlyInvoker(String language) implements ToolInvoker {

  @Override
  public PreparedEndpoint prepare(Endpoint endpoint) {
    return invocation -> null;
  }
}
