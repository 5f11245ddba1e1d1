package dev.mxcp.testing;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A whole invoker: tools whose {@code source.code} names a lambda. */
record JavaInvoker(Map<String, PreparedEndpoint> lambdas) implements ToolInvoker {

  @Override
  public String language() {
    return "java";
  }

  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    return this::prepare;
  }

  private PreparedEndpoint prepare(Endpoint endpoint) {
    Source source = ((SourcedEndpoint) endpoint).source();
    PreparedEndpoint lambda = lambdas.get(source.text().strip());
    if (lambda == null) {
      String message = "There is no lambda " + source.text();
      throw new LoadException(
          List.of(Problem.error(ProblemCode.INVOKER, source.position(), message)));
    }
    return lambda;
  }
}
