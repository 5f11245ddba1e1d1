package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.project.Project;
import dev.mxcp.internal.project.ProjectLoader;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.ToolInvoker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds what is wrong with a project without executing anything of it. */
public final class ProjectCheck {

  private ProjectCheck() {}

  /** Returns everything that is wrong or doubtful, sorted by file and line. */
  public static List<Problem> run(Blueprint blueprint) {
    try {
      Project project = blueprint.withHostTools(ProjectLoader.load(blueprint.request()));
      List<Problem> problems = new ArrayList<>(project.problems());
      problems.addAll(checkEndpoints(blueprint, project));
      return GenerationStart.sorted(problems);
    } catch (LoadException e) {
      return e.problems();
    }
  }

  private static List<Problem> checkEndpoints(Blueprint blueprint, Project project) {
    Config config = project.config();
    ForeignCode foreign = new ForeignCode();
    Databases databases = new Databases(foreign, blueprint.hookTimeout());
    EngineLifecycle lifecycle = new EngineLifecycle(0, ProjectCheck::refuseReload);
    Sessions none = new Sessions(List.of(), foreign, blueprint.hookTimeout());
    Generation runtime = new Generation(config, lifecycle, databases, none);
    try {
      databases.open(blueprint, config, DatabaseProvider.Mode.CHECK);
      List<Problem> problems = new ArrayList<>(guards(blueprint, project.endpoints()));
      for (ToolInvoker invoker : blueprint.invokers()) {
        problems.addAll(check(invoker, runtime, project.endpoints()));
      }
      return problems;
    } finally {
      databases.close(blueprint.endTimeout());
    }
  }

  private static List<Problem> guards(Blueprint blueprint, List<Endpoint> endpoints) {
    List<Problem> problems = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      List<Problem> own = new ArrayList<>();
      Guard.of(endpoint, blueprint, own);
      own.forEach(problem -> problems.add(problem.withEndpoint(endpoint.id())));
    }
    return problems;
  }

  private static List<Problem> check(
      ToolInvoker invoker, Generation runtime, List<Endpoint> endpoints) {
    List<Problem> problems = new ArrayList<>();
    try (EndpointChecker checker = invoker.checker(runtime)) {
      List<Problem> ofProject = checker.checkProject();
      for (Endpoint endpoint : endpoints) {
        if (Binder.language(endpoint).equals(invoker.language())) {
          checker.check(endpoint).stream()
              .map(problem -> problem.withEndpoint(endpoint.id()))
              .forEach(problems::add);
        }
      }
      ofProject.stream()
          .filter(problem -> problems.stream().noneMatch(known -> isSame(known, problem)))
          .toList()
          .forEach(problems::add);
    } catch (Throwable e) {
      problems.add(
          Problem.error(
              ProblemCode.INVOKER,
              SourcePosition.of(runtime.config().directory()),
              "The invoker for " + invoker.language() + " cannot check: " + e.getMessage()));
    }
    return problems;
  }

  /** An endpoint's problem says more than the same problem of its file. */
  private static boolean isSame(Problem known, Problem problem) {
    return known.code() == problem.code() && known.position().equals(problem.position());
  }

  private static CompletionStage<ReloadReport> refuseReload(ReloadRequest request) {
    return CompletableFuture.failedFuture(
        new IllegalStateException("Nothing is reloaded while a project is checked"));
  }
}
