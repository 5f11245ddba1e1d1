package dev.mxcp.python.internal;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.EndpointChecker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks sources in an interpreter that executes nothing of the project. */
public final class SourceChecker implements EndpointChecker {

  private final Options options;
  private final Runtime runtime;
  private final EmbeddedEngines embedded;
  private final Watch watch = new Watch();
  private @Nullable Worker worker;
  private @Nullable EngineChoice choice;

  /** Creates a checker; the interpreter is started by the first check. */
  public SourceChecker(Options options, Runtime runtime, EmbeddedEngines embedded) {
    this.options = options;
    this.embedded = embedded;
    this.runtime = runtime;
  }

  @Override
  public synchronized List<Problem> check(Endpoint endpoint) {
    Answer answer;
    try {
      answer = worker().request("check", EndpointRequest.of(endpoint, 0), CallContext.NONE);
    } catch (Exception e) {
      String message = String.valueOf(e.getMessage());
      Problem problem =
          Problem.error(ProblemCode.INVOKER, EndpointRequest.position(endpoint), message);
      return List.of(problem.withEndpoint(endpoint.id()));
    }
    Problem problem = answer.problem(EndpointRequest.position(endpoint), runtime.secrets());
    return problem == null ? List.of() : List.of(problem.withEndpoint(endpoint.id()));
  }

  private Worker worker() throws Exception {
    Worker started = worker;
    if (started == null) {
      EngineChoice chosen = EngineChoice.of(options, runtime.config(), embedded);
      choice = chosen;
      Slot slot =
          new Slot(
              it -> {
                throw new IllegalStateException("The interpreter ended");
              },
              watch);
      started = new WorkerStart(chosen, runtime, slot).worker();
      worker = started;
    }
    return started;
  }

  @Override
  public synchronized void close() {
    if (worker != null) {
      worker.interpreter().close();
      worker = null;
    }
    if (choice != null) {
      choice.close();
    }
    watch.close();
  }
}
