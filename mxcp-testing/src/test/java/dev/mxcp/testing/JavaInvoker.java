package dev.mxcp.testing;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Implemented;
import dev.mxcp.definition.Source;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.List;
import java.util.Map;

/** A whole invoker: tools whose {@code source.code} names a lambda. */
record JavaInvoker(Map<String, PreparedEndpoint> lambdas) implements ToolInvoker {

  @Override
  public String language() {
    return "java";
  }

  @Override
  public PreparedEndpoint prepare(Endpoint endpoint) {
    Source source = ((Implemented) endpoint).source();
    PreparedEndpoint lambda = lambdas.get(source.text().strip());
    if (lambda == null) {
      String message = "There is no lambda " + source.text();
      throw new LoadException(
          List.of(Problem.error(ProblemCode.INVOKER, source.position(), message)));
    }
    return lambda;
  }
}
