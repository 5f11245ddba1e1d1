package dev.mxcp.internal.project;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.codec.TypeRules;
import dev.mxcp.internal.project.DefinitionReader.Definition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a project from its directory. */
public final class ProjectLoader {

  private ProjectLoader() {}

  /**
   * Reads everything.
   *
   * @throws dev.mxcp.error.LoadException where the site or user file cannot be used at all, with
   *     every problem of the project; problems of endpoint files only are in the result
   */
  public static Project load(ProjectRequest request) {
    return load(request, config -> {});
  }

  /**
   * Reads everything, and tells the configuration before definitions are read.
   *
   * @param early gets the configuration, on this thread, unless site or user file cannot be used
   * @throws dev.mxcp.error.LoadException as {@link #load(ProjectRequest)}
   */
  public static Project load(ProjectRequest request, Consumer<Config> early) {
    return load(request, TypeRules::check, early);
  }

  static Project load(ProjectRequest request, TypeCheck check, Consumer<Config> early) {
    ProblemList problems = new ProblemList();
    Path root = request.directory().toAbsolutePath().normalize();
    SiteFile site = SiteFile.read(root, problems);
    Config config = new ConfigReader(request, site, problems).read();
    boolean usable = !problems.hasErrors();
    if (usable) {
      early.accept(config);
    }
    List<Endpoint> endpoints =
        endpoints(
            site,
            new DefinitionReader(
                new SourceFiles(root, request.sourceDirectories()), request.languages(), check),
            problems);
    if (!usable) {
      throw new LoadException(problems.sorted());
    }
    return new Project(config, endpoints, problems.sorted());
  }

  private static List<Endpoint> endpoints(
      SiteFile site, DefinitionReader reader, ProblemList problems) {
    Map<EndpointKind, Path> directories = new EnumMap<>(EndpointKind.class);
    for (EndpointKind kind : EndpointKind.values()) {
      directories.put(kind, site.directory(kind.key() + "s", problems));
    }
    List<Definition> definitions =
        DefinitionFiles.find(directories, problems).entrySet().parallelStream()
            .map(entry -> reader.read(entry.getKey(), entry.getValue()))
            .toList();
    definitions.forEach(definition -> problems.addAll(definition.problems()));
    return unique(definitions, problems);
  }

  /** An id that stands in several files belongs to none of them. */
  private static List<Endpoint> unique(List<Definition> definitions, ProblemList problems) {
    Map<List<Object>, List<Definition>> byId = new LinkedHashMap<>();
    for (Definition definition : definitions) {
      if (definition.kind() != null && definition.id() != null) {
        List<Object> key = List.of(definition.kind(), definition.id());
        byId.computeIfAbsent(key, id -> new ArrayList<>()).add(definition);
      }
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (List<Definition> same : byId.values()) {
      Endpoint endpoint = same.get(0).endpoint();
      if (same.size() > 1) {
        same.forEach(definition -> problems.add(duplicate(definition, same)));
      } else if (endpoint != null) {
        endpoints.add(endpoint);
      }
    }
    return endpoints;
  }

  private static Problem duplicate(Definition definition, List<Definition> same) {
    List<String> others =
        same.stream()
            .filter(other -> other != definition)
            .map(other -> other.position().toString())
            .toList();
    String message = "`" + definition.id() + "` is declared more than once.";
    return Problem.error(ProblemCode.DUPLICATE_NAME, definition.position(), message)
        .withHint("See also " + String.join(", ", others) + ".")
        .withEndpoint(String.valueOf(definition.id()));
  }
}
