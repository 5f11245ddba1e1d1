package dev.mxcp.python.internal;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Runtime;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an endpoint ready in interpreters, which may import its module. */
final class Load {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final Endpoint endpoint;
  private final SourcePosition position;
  private final String request;
  private final Step step;

  Load(Endpoint endpoint, int id, Duration limit) {
    this.endpoint = endpoint;
    position = EndpointRequest.position(endpoint);
    request = EndpointRequest.of(endpoint, id);
    step = new Step("Loading the source of " + endpoint.id(), limit);
  }

  /**
   * Makes it ready in an interpreter.
   *
   * @return whether that registered hooks
   * @throws LoadException where its source is wrong or cannot be imported
   */
  boolean into(Worker worker, Runtime runtime) {
    Answer answer;
    try {
      answer = step.run(worker, "load", request);
    } catch (ToolException e) {
      throw wrong(Problem.error(ProblemCode.INVOKER, position, String.valueOf(e.getMessage())));
    }
    Problem problem = answer.problem(position, runtime.secrets());
    if (problem != null) {
      throw wrong(problem);
    }
    return Boolean.TRUE.equals(answer.valueOrThrow(runtime.secrets()));
  }

  private LoadException wrong(Problem problem) {
    return new LoadException(List.of(problem.withEndpoint(endpoint.id())));
  }

  /** Makes it ready in one that takes the place of another; calls of it fail where that fails. */
  void again(Worker worker) {
    try {
      step.run(worker, "load", request);
    } catch (ToolException e) {
      LOG.error("{} failed: {}", step.name(), e.diagnostic());
    }
  }
}
