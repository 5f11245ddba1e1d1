package bookshop;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.definition.Source;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

// snippet: invoker
/** Runs tools written as Java lambdas: the source of a tool is the name of its lambda. */
final class JavaInvoker implements ToolInvoker {

  private final Map<String, PreparedEndpoint> lambdas = new HashMap<>();

  JavaInvoker with(String name, PreparedEndpoint lambda) {
    lambdas.put(name, lambda);
    return this;
  }

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
      throw new LoadException(
          List.of(Problem.error(ProblemCode.INVOKER, source.position(), "no such lambda")));
    }
    return lambda;
  }
}
// end
