package dev.mxcp.internal.project;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.codec.TypeRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds the tools that the host defines in Java, held to the same rules as those of files. */
public final class HostTools {

  private final ProblemList problems = new ProblemList();

  private HostTools() {}

  /** Returns the project with more tools; what is wrong with them is among its problems. */
  public static Project add(Project project, List<Tool> tools) {
    return tools.isEmpty() ? project : new HostTools().added(project, tools);
  }

  private Project added(Project project, List<Tool> tools) {
    Map<String, Endpoint> known = new HashMap<>();
    project.endpoints().stream()
        .filter(endpoint -> endpoint.kind() == EndpointKind.TOOL)
        .forEach(endpoint -> known.put(endpoint.id(), endpoint));
    List<Endpoint> all = new ArrayList<>(project.endpoints());
    for (Tool tool : tools) {
      Endpoint other = known.putIfAbsent(tool.name(), tool);
      if (other == null) {
        check(tool);
        all.add(tool);
      } else {
        problems.add(duplicate(tool, other));
      }
    }
    List<Problem> every = new ArrayList<>(project.problems());
    every.addAll(problems.sorted());
    return new Project(project.config(), all, every);
  }

  private static Problem duplicate(Tool tool, Endpoint other) {
    String message = "`" + tool.name() + "` is declared more than once.";
    return Problem.error(ProblemCode.DUPLICATE_NAME, tool.position(), message)
        .withHint("See also " + other.position() + ".")
        .withEndpoint(tool.name());
  }

  private void check(Tool tool) {
    EndpointNames.checkTool(tool.name(), tool.position(), problems);
    Set<String> names = new HashSet<>();
    for (Parameter parameter : tool.parameters()) {
      ParameterNames.check(parameter.name(), names, parameter.position(), problems);
      check(tool, parameter.type(), parameter.name());
    }
    check(tool, tool.returns(), "return");
  }

  private void check(Tool tool, @Nullable ValueType type, String path) {
    if (type != null) {
      problems.addAll(TypeRules.check(type, inside -> place(tool, path, inside)));
    }
  }

  private static SourcePosition place(Tool tool, String path, String inside) {
    String full = tool.name() + "." + path + (inside.isEmpty() ? "" : "." + inside);
    return new SourcePosition(
        tool.position().file(), tool.position().line(), tool.position().column(), full);
  }
}
