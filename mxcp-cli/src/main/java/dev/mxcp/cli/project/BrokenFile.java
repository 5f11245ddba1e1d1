package dev.mxcp.cli.project;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.registry.EndpointRegistry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of the project that declares nothing usable.
 *
 * @param path the file
 * @param message the first thing that is wrong with it
 */
public record BrokenFile(Path path, String message) {

  /**
   * Returns the files with errors that are not those of an endpoint: an endpoint that was read but
   * cannot be called says so itself where it is tested.
   */
  public static List<BrokenFile> in(EndpointRegistry registry) {
    Set<Problem> told =
        Endpoints.all(registry).stream()
            .flatMap(entry -> entry.problems().stream())
            .collect(Collectors.toSet());
    Map<Path, BrokenFile> broken = new LinkedHashMap<>();
    for (Problem problem : registry.problems()) {
      Path file = problem.position().file();
      if (isFatal(problem) && !told.contains(problem)) {
        broken.putIfAbsent(file, new BrokenFile(file, problem.message()));
      }
    }
    return List.copyOf(broken.values());
  }

  /** A module that cannot be imported concerns the tools in it, which say so themselves. */
  private static boolean isFatal(Problem problem) {
    return problem.isError() && problem.code() != ProblemCode.PYTHON_IMPORT;
  }
}
