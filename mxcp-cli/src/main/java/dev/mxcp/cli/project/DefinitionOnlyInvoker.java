package dev.mxcp.cli.project;

import dev.mxcp.config.Config;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.ToolInvoker;
import java.util.concurrent.CompletionStage;

/**
 * Stands for an invoker where definitions are only read.
 *
 * @param language the language that it stands for
 */
public record DefinitionOnlyInvoker(String language) implements ToolInvoker {

  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    return endpoint -> invocation -> null;
  }
}
