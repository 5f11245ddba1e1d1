package dev.mxcp.internal.project;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Parameter;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks that the tools which suggest values exist, and can be called with a prefix alone. */
public final class CompletionCheck {

  private static final String PREFIX = "prefix";

  private final Map<String, Endpoint> tools = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private CompletionCheck() {}

  /** Returns the project; what is wrong is among its problems. */
  public static Project check(Project project) {
    return new CompletionCheck().checked(project);
  }

  private Project checked(Project project) {
    for (Endpoint endpoint : project.endpoints()) {
      if (endpoint.kind() == EndpointKind.TOOL) {
        tools.put(endpoint.id(), endpoint);
      }
    }
    project.endpoints().forEach(this::check);
    if (problems.isEmpty()) {
      return project;
    }
    problems.addAll(0, project.problems());
    return new Project(project.config(), project.endpoints(), problems);
  }

  private void check(Endpoint endpoint) {
    for (Parameter parameter : endpoint.parameters()) {
      String name = parameter.completion();
      if (name != null) {
        check(endpoint, parameter, name);
      }
    }
  }

  private void check(Endpoint endpoint, Parameter parameter, String name) {
    Endpoint tool = tools.get(name);
    if (tool == null) {
      String message = "`" + name + "` is no tool that could suggest values.";
      add(endpoint, parameter, message, Suggestions.hint(name, tools.keySet()));
    } else if (needsMore(tool)) {
      String message =
          "`" + name + "` needs more than `" + PREFIX + "`, so it cannot suggest values.";
      add(endpoint, parameter, message, "Give its other parameters defaults.");
    }
  }

  private static boolean needsMore(Endpoint tool) {
    return tool.parameters().stream()
        .anyMatch(parameter -> parameter.isRequired() && !parameter.name().equals(PREFIX));
  }

  private void add(Endpoint endpoint, Parameter parameter, String message, @Nullable String hint) {
    Problem problem = Problem.error(ProblemCode.INVALID_VALUE, parameter.position(), message);
    problems.add((hint == null ? problem : problem.withHint(hint)).withEndpoint(endpoint.id()));
  }
}
