package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.MxcpException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.project.Project;
import dev.mxcp.internal.project.ProjectLoader;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.Database;
import dev.mxcp.spi.DatabaseProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts one generation: load, open the databases, start the sessions, prepare the endpoints. */
final class GenerationStart {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationStart.class);

  private final Blueprint blueprint;
  private final ForeignCode foreign;
  private final EngineLifecycle lifecycle;

  private GenerationStart(Blueprint blueprint, ForeignCode foreign, EngineLifecycle lifecycle) {
    this.blueprint = blueprint;
    this.foreign = foreign;
    this.lifecycle = lifecycle;
  }

  /**
   * Starts a generation; nothing is left open if that fails.
   *
   * @param sessions those that are being opened for it
   * @throws MxcpException if it cannot start
   */
  static Generation run(
      Blueprint blueprint, ForeignCode foreign, EngineLifecycle lifecycle, Sessions sessions) {
    try {
      return new GenerationStart(blueprint, foreign, lifecycle).run(sessions);
    } catch (Throwable e) {
      sessions.close(blueprint.endTimeout());
      throw e;
    }
  }

  private Generation run(Sessions sessions) {
    Project project = load(sessions);
    failEarly(project);
    Databases databases = new Databases(foreign, blueprint.hookTimeout());
    Generation generation = new Generation(project.config(), lifecycle, databases, sessions);
    try {
      Binder binder = new Binder(blueprint, foreign, databases, project);
      databases.open(blueprint, project.config(), DatabaseProvider.Mode.SERVE);
      register(generation);
      sessions.start(generation);
      checkHooks();
      generation.audit(
          foreign
              .run(
                  "open the audit log",
                  blueprint.hookTimeout(),
                  () -> Optional.ofNullable(AuditTrail.open(project.config(), blueprint.audit())))
              .orElse(null));
      bind(project, binder, generation);
      return generation;
    } catch (Throwable e) {
      generation.stop(foreign, blueprint.endTimeout());
      generation.closeDatabases(blueprint.endTimeout());
      generation.closeAudit();
      throw e;
    }
  }

  /** Returns whether the project could be started as far as its files tell; says why if not. */
  static boolean isReadable(Blueprint blueprint) {
    try {
      Project project = blueprint.withHostTools(ProjectLoader.load(blueprint.request()));
      List<Problem> errors = project.problems().stream().filter(GenerationStart::isFatal).toList();
      if (blueprint.lenient() || errors.isEmpty()) {
        return true;
      }
      LOG.warn("Not reloaded: {}", new LoadException(errors).getMessage());
    } catch (MxcpException e) {
      LOG.warn("Not reloaded: {}", e.getMessage());
    }
    return false;
  }

  /** Secret resolvers are code of others, too. */
  private Project load(Sessions sessions) {
    return foreign.run(
        "read the project",
        blueprint.hookTimeout(),
        () ->
            blueprint.withHostTools(ProjectLoader.load(blueprint.request(), sessions::configured)));
  }

  /** Wrong files are told before anything is started: no hook runs for a project that fails. */
  private void failEarly(Project project) {
    if (!blueprint.lenient() && project.problems().stream().anyMatch(GenerationStart::isFatal)) {
      throw new LoadException(project.problems());
    }
  }

  private void register(Generation generation) {
    if (!blueprint.functions().isEmpty()) {
      Database database = generation.database();
      blueprint.functions().forEach(database::register);
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
    for (Binding binding : binder.bind(generation.sessions())) {
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
    List<EndpointEntry> entries = new ArrayList<>();
    bindings.values().forEach(kind -> kind.values().forEach(one -> entries.add(one.entry())));
    return EndpointRegistry.of(entries, problems);
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

  /** Tells in one line what has started. */
  static void tell(Generation generation, long beginNanos) {
    Config config = generation.config();
    EndpointRegistry registry = generation.registry();
    LOG.info(
        "Serving project {}, profile {}: {} tools, {} resources, {} prompts ({}); started in {} ms",
        config.project(),
        config.profile(),
        registry.tools().size(),
        registry.resources().size(),
        registry.prompts().size(),
        String.join(", ", generation.sessions().descriptions()),
        (System.nanoTime() - beginNanos) / 1_000_000);
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
