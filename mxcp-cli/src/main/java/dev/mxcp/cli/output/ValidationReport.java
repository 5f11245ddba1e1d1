package dev.mxcp.cli.output;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Suggestions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a project found.
 *
 * @param endpoints the endpoints that could be read
 * @param problems what is wrong or doubtful, sorted by file and line
 */
public record ValidationReport(List<Endpoint> endpoints, List<Problem> problems) {

  /** Returns whether there is no error. */
  public boolean isValid() {
    return problems.stream().noneMatch(Problem::isError);
  }

  /**
   * Returns the part that concerns one file or one endpoint.
   *
   * @throws CommandFailure where the project has neither
   */
  public ValidationReport only(String filter, ProjectDirectory project) {
    ValidationReport found = find(filter, project);
    if (found.isEmpty()) {
      throw unknown(filter, project);
    }
    return found;
  }

  /** Returns the part that concerns one file or one endpoint; empty if there is none. */
  public ValidationReport find(String filter, ProjectDirectory project) {
    Path here = Path.of(filter).toAbsolutePath().normalize();
    Path inProject = project.path().resolve(filter).normalize();
    ValidationReport ofFile = ofFiles(file -> file.equals(here) || file.equals(inProject));
    return ofFile.isEmpty() ? ofEndpoint(filter) : ofFile;
  }

  private boolean isEmpty() {
    return endpoints.isEmpty() && problems.isEmpty();
  }

  private ValidationReport ofFiles(Predicate<Path> matches) {
    return new ValidationReport(
        endpoints.stream().filter(e -> matches.test(e.position().file())).toList(),
        problems.stream().filter(p -> matches.test(p.position().file())).toList());
  }

  private ValidationReport ofEndpoint(String name) {
    return new ValidationReport(
        endpoints.stream().filter(e -> e.id().equals(name)).toList(),
        problems.stream().filter(p -> name.equals(p.endpoint())).toList());
  }

  private CommandFailure unknown(String filter, ProjectDirectory project) {
    List<String> known =
        Stream.concat(
                endpoints.stream().map(Endpoint::id),
                files().stream().flatMap(f -> Stream.of(project.relative(f), project.show(f))))
            .toList();
    String near =
        known.stream()
            .filter(file -> file.endsWith("/" + filter))
            .findFirst()
            .or(() -> Suggestions.nearest(filter, known))
            .map(n -> " Did you mean " + n + "?")
            .orElse("");
    return CommandFailure.failed(
        "not_found",
        "The project has no endpoint and no definition file " + filter + "." + near,
        "See: mxcp list",
        null);
  }

  private TreeSet<Path> files() {
    TreeSet<Path> files = new TreeSet<>();
    endpoints.forEach(endpoint -> files.add(endpoint.position().file()));
    problems.forEach(problem -> files.add(problem.position().file()));
    return files;
  }

  /** Returns the result for programs, file by file. */
  public Map<String, @Nullable Object> json(ProjectDirectory project) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("status", isValid() ? "ok" : "error");
    json.put("errors", problems.stream().filter(Problem::isError).count());
    json.put("warnings", problems.stream().filter(problem -> !problem.isError()).count());
    json.put(
        "validated",
        files().stream().map(file -> ofFiles(file::equals).file(file, project)).toList());
    return json;
  }

  private Map<String, @Nullable Object> file(Path file, ProjectDirectory project) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", project.relative(file));
    json.put("status", isValid() ? "ok" : "error");
    json.put("endpoints", endpoints.stream().map(Endpoints::label).toList());
    problems.stream()
        .filter(Problem::isError)
        .findFirst()
        .ifPresent(problem -> json.put("message", problem.message()));
    json.put("problems", problems.stream().map(ProblemText::json).toList());
    return json;
  }
}
