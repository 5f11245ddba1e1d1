package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.output.Table;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.Problem;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what a project declares. */
@Command(
    name = "list",
    description = "Lists the tools, resources and prompts of the project. Nothing is executed.",
    footerHeading = "%nExamples:%n",
    footer = {"  mxcp list", "  mxcp list --json-output --project my-project"})
final class ListCommand implements Callable<Integer> {

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    ProjectDirectory project = common.project();
    try (Mxcp mxcp = common.read()) {
      List<Map<String, @Nullable Object>> rows = rows(mxcp.registry(), project);
      Output output = common.output();
      String empty = "The project declares nothing yet. Begin with a file in tools/.";
      output.result(Map.of("endpoints", rows), rows.isEmpty() ? empty : Table.of(texts(rows)));
      return 0;
    }
  }

  private static List<Map<String, @Nullable Object>> rows(
      EndpointRegistry registry, ProjectDirectory project) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (EndpointKind kind : EndpointKind.values()) {
      registry.entries(kind).forEach(entry -> rows.add(row(entry, project)));
    }
    return rows;
  }

  /** A missing description is no text; in JSON it is null. */
  private static List<Map<String, @Nullable Object>> texts(
      List<Map<String, @Nullable Object>> rows) {
    List<Map<String, @Nullable Object>> texts = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      Map<String, @Nullable Object> text = new LinkedHashMap<>(row);
      text.replaceAll((column, value) -> value == null ? "" : value);
      texts.add(text);
    }
    return texts;
  }

  private static Map<String, @Nullable Object> row(EndpointEntry entry, ProjectDirectory project) {
    Endpoint endpoint = entry.endpoint();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("kind", endpoint.kind().key());
    row.put("name", endpoint.id());
    row.put("path", project.relative(endpoint.position().file()));
    row.put("description", endpoint.description());
    entry.problems().stream()
        .filter(Problem::isError)
        .findFirst()
        .ifPresent(problem -> row.put("error", problem.message()));
    return row;
  }
}
