package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.KindConverter;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.registry.EndpointEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the JSON Schemas of an endpoint. */
@Command(
    name = "schema",
    description = "Shows the JSON Schema of an endpoint's arguments and result.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp schema personalized_greeting",
      "  mxcp schema summary --kind prompt --json-output"
    })
final class SchemaCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "NAME", description = "The name, or a resource's URI.")
  private String name = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "tool, resource or prompt, where a name stands for several.")
  private @Nullable EndpointKind kind;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    try (Mxcp mxcp = common.read()) {
      EndpointEntry entry = Endpoints.find(mxcp.registry(), kind, name).get(0);
      Map<String, @Nullable Object> schema = new LinkedHashMap<>();
      schema.put("kind", entry.endpoint().kind().key());
      schema.put("name", entry.endpoint().id());
      schema.put("description", entry.endpoint().description());
      schema.put("input", entry.inputSchema().map());
      if (entry.outputSchema() != null) {
        schema.put("output", entry.outputSchema().map());
      }
      common.output().result(schema);
      return 0;
    }
  }
}
