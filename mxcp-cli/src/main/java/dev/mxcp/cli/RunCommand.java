package dev.mxcp.cli;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CallArguments;
import dev.mxcp.cli.option.CallerOptions;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.KindConverter;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.project.Session;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Calls a tool, reads a resource or renders a prompt. */
@Command(
    name = "run",
    description = "Calls a tool, reads a resource or renders a prompt.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp run tool personalized_greeting --param name=Alice",
      "  mxcp run tool batch_user_data -p user_ids='[1, 2]' --json-output",
      "  mxcp run tool user_lookup --params-json '{\"email\": \"alice@example.com\"}'",
      "  mxcp run resource users://42",
      "  mxcp run resource 'users://{id}' --param id=42"
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "tool, resource or prompt.")
  private EndpointKind kind = EndpointKind.TOOL;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "The name; for a resource its URI, or its URI template with --param.")
  private String name = "";

  @Mixin private CallArguments arguments = new CallArguments();
  @Mixin private CallerOptions caller = new CallerOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.AUTHOR);
    Output output = common.output();
    Map<String, @Nullable Object> values = arguments.read();
    try (Session session = common.start(common.engines())) {
      Outcome outcome = call(session.mxcp(), values, caller.read(session.cancellation()));
      if (outcome instanceof Outcome.Failed failed) {
        throw CommandFailure.of(failed, problems(session.mxcp()));
      }
      output.result(outcome.orElseThrow());
      session.awaitReload();
      return 0;
    }
  }

  /** What keeps the endpoint from being called, where something does. */
  private List<Problem> problems(Mxcp mxcp) {
    return mxcp.registry().entry(kind, name).stream()
        .flatMap(entry -> entry.problems().stream())
        .filter(Problem::isError)
        .toList();
  }

  private Outcome call(Mxcp mxcp, Map<String, @Nullable Object> values, CallOptions options) {
    boolean isConcrete = kind == EndpointKind.RESOURCE && values.isEmpty();
    return isConcrete && mxcp.registry().entry(kind, name).isEmpty()
        ? mxcp.read(name, options)
        : mxcp.call(kind, name, values, options);
  }
}
