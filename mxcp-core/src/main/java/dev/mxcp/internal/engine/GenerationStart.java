package dev.mxcp.internal.engine;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.MxcpException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.project.Project;
import dev.mxcp.internal.project.ProjectLoader;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.ToolInvoker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts one generation: load, open the database, start the invokers, prepare the endpoints. */
final class GenerationStart {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationStart.class);

  private final Blueprint blueprint;
  private final EngineLifecycle lifecycle;
  private final List<ToolInvoker> started = new ArrayList<>();

  private GenerationStart(Blueprint blueprint, EngineLifecycle lifecycle) {
    this.blueprint = blueprint;
    this.lifecycle = lifecycle;
  }

  /**
   * Starts a generation; nothing is left open where that fails.
   *
   * @param warmUp what invokers have begun for it; is closed
   * @throws MxcpException where it cannot start
   */
  static Generation run(Blueprint blueprint, EngineLifecycle lifecycle, WarmUp warmUp) {
    GenerationStart start = new GenerationStart(blueprint, lifecycle);
    try (warmUp) {
      return start.run(warmUp);
    } catch (RuntimeException e) {
      start.coolDown();
      throw e;
    }
  }

  private Generation run(WarmUp warmUp) {
    Project project = ProjectLoader.load(blueprint.request(), warmUp::configured);
    failEarly(project);
    Binder binder = new Binder(blueprint.invokers(), blueprint.interceptors(), project.endpoints());
    DatabaseProvider.Opened database = openDatabase(project);
    Generation generation = new Generation(project.config(), lifecycle, started, database);
    try {
      blueprint.functions().forEach(function -> generation.database().register(function));
      blueprint
          .invokers()
          .forEach(
              invoker -> {
                warmUp.await(invoker);
                start(invoker, generation);
              });
      checkHooks();
      bind(project, binder, generation);
      return generation;
    } catch (RuntimeException e) {
      generation.stop();
      generation.close();
      generation.closeDatabase();
      throw e;
    }
  }

  /** Those that were started are closed already; the others may hold what they began early. */
  private void coolDown() {
    for (ToolInvoker invoker : blueprint.invokers()) {
      if (started.stream().noneMatch(known -> known == invoker)) {
        Generation.quietly("cool down " + invoker.language(), invoker::coolDown);
      }
    }
  }

  /** Wrong files are told before anything is started: no hook runs for a project that fails. */
  private void failEarly(Project project) {
    if (!blueprint.lenient() && project.problems().stream().anyMatch(GenerationStart::isFatal)) {
      throw new LoadException(project.problems());
    }
  }

  private DatabaseProvider.@Nullable Opened openDatabase(Project project) {
    return blueprint
        .provider()
        .map(provider -> provider.open(project.config(), DatabaseProvider.Mode.SERVE))
        .orElse(null);
  }

  private void start(ToolInvoker invoker, Generation generation) {
    started.add(invoker);
    try {
      invoker.start(generation);
    } catch (MxcpException e) {
      throw e;
    } catch (Exception e) {
      throw new ConfigException(
          "The invoker for " + invoker.language() + " did not start: " + e.getMessage(), e);
    }
  }

  private void checkHooks() {
    List<String> failures = lifecycle.hookFailures();
    if (blueprint.failOnHookError() && !failures.isEmpty()) {
      throw new ConfigException("A start-up hook failed: " + String.join("; ", failures));
    }
  }

  private void bind(Project project, Binder binder, Generation generation) {
    Map<EndpointKind, Map<String, Binding>> bindings = new EnumMap<>(EndpointKind.class);
    List<Problem> problems = new ArrayList<>(project.problems());
    for (Binding binding : binder.bind()) {
      Endpoint endpoint = binding.entry().endpoint();
      problems.addAll(binding.entry().problems());
      bindings
          .computeIfAbsent(endpoint.kind(), kind -> new LinkedHashMap<>())
          .put(endpoint.id(), binding);
    }
    problems.addAll(lifecycle.problems());
    report(sorted(problems));
    generation.serve(bindings, registry(bindings, sorted(problems)));
  }

  private static EndpointRegistry registry(
      Map<EndpointKind, Map<String, Binding>> bindings, List<Problem> problems) {
    return new EndpointRegistry(
        bindings.values().stream()
            .flatMap(ofKind -> ofKind.values().stream())
            .map(Binding::entry)
            .toList(),
        problems);
  }

  private void report(List<Problem> problems) {
    if (!blueprint.lenient() && problems.stream().anyMatch(GenerationStart::isFatal)) {
      throw new LoadException(problems);
    }
    problems.forEach(problem -> LOG.warn("{}", problem));
  }

  /**
   * An import that fails is mostly a package that this machine does not have; the other tools of
   * the project are served all the same.
   */
  private static boolean isFatal(Problem problem) {
    return problem.isError() && problem.code() != ProblemCode.PYTHON_IMPORT;
  }

  static List<Problem> sorted(List<Problem> problems) {
    return problems.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Problem problem) -> problem.position().file())
                .thenComparingInt(problem -> problem.position().line())
                .thenComparingInt(problem -> problem.position().column()))
        .toList();
  }
}
