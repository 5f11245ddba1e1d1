package dev.mxcp.python.internal;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.EndpointChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    SourcePosition position = EndpointRequest.position(endpoint);
    Problem problem = answer.problem(position, runtime.secrets());
    if (problem != null) {
      return List.of(problem.withEndpoint(endpoint.id()));
    }
    Object warnings = answer.valueOrThrow(runtime.secrets());
    return Answer.problems(warnings, position, runtime.secrets());
  }

  /** Every module is compiled, and plugins are looked at; nothing is started without either. */
  @Override
  public synchronized List<Problem> checkProject() {
    Config config = runtime.config();
    if (config.plugins().isEmpty() && !hasModules(config)) {
      return List.of();
    }
    SourcePosition site = SourcePosition.of(config.directory().resolve("mxcp-site.yml"));
    try {
      Answer answer = worker().request("check_project", StartRequest.of(config), CallContext.NONE);
      return Answer.problems(answer.valueOrThrow(runtime.secrets()), site, runtime.secrets());
    } catch (Exception e) {
      return List.of(Problem.error(ProblemCode.INVOKER, site, String.valueOf(e.getMessage())));
    }
  }

  private static boolean hasModules(Config config) {
    try (Stream<Path> files =
        Files.find(
            config.directory("python"),
            Integer.MAX_VALUE,
            (file, attributes) -> file.toString().endsWith(".py"))) {
      return files.findFirst().isPresent();
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
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
