package dev.mxcp.cli;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CallArguments;
import dev.mxcp.cli.option.CallerOptions;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.EndpointArgument;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.output.Questions;
import dev.mxcp.cli.project.EndpointCall;
import dev.mxcp.cli.project.PythonNeed;
import dev.mxcp.cli.project.RawResult;
import dev.mxcp.cli.project.Session;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls a tool, reads a resource or renders a prompt. */
@Command(
    name = "run",
    description = "Calls a tool, reads a resource or renders a prompt.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp run tool personalized_greeting --param name=Alice",
      "  mxcp run personalized_greeting --param name=Alice",
      "  mxcp run batch_user_data -p user_ids='[1, 2]' --json-output",
      "  mxcp run user_lookup --params-json '{\"email\": \"alice@example.com\"}'",
      "  mxcp run resource users://42",
      "  mxcp run resource 'users://{id}' --param id=42"
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..2",
      paramLabel = EndpointArgument.LABEL,
      description = {
        "tool, resource or prompt; may be left out.",
        "The name; for a resource its URI, or its URI template with --param."
      })
  private List<String> words = List.of();

  @Option(
      names = "--skip-output-validation",
      description = "Print the result even if it does not fit the declared return.")
  private boolean raw;

  private boolean needsPython;

  @Mixin private CallArguments arguments = new CallArguments();
  @Mixin private CallerOptions caller = new CallerOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.AUTHOR);
    EndpointArgument argument = EndpointArgument.named(words);
    CallOptions options = caller.read(new Cancellation());
    EndpointCall call = check(argument, arguments.read(), options);
    MxcpBuilder builder = needsPython ? common.engines() : common.database();
    RawResult result = RawResult.of(raw ? builder : null);
    try (Session session = common.start(builder)) {
      Outcome outcome = result.orElse(call.on(session.mxcp(), caller.read(session.cancellation())));
      if (outcome instanceof Outcome.Failed failed) {
        throw CommandFailure.of(failed, call.problems(session.mxcp()));
      }
      print(common.output(), outcome.orElseThrow(), session.awaitReload());
      return 0;
    }
  }

  /**
   * What can be found wrong without it is found before anything of the project runs, unless the
   * call is to be recorded.
   */
  private EndpointCall check(
      EndpointArgument argument, Map<String, @Nullable Object> values, CallOptions options) {
    try (Mxcp definitions = common.definitions().build()) {
      String name = Objects.requireNonNull(argument.name(), "name");
      EndpointCall call = EndpointCall.of(definitions.registry(), argument.kind(), name, values);
      needsPython = PythonNeed.isThere(definitions, call.endpoint());
      if (raw) {
        RawResult.check(call.endpoint());
      }
      Outcome outcome = call.on(definitions, options);
      if (!(outcome instanceof Outcome.Failed failed)
          || failed.code() != FailureCode.INVALID_ARGUMENTS) {
        return call;
      }
      EndpointCall completed = new Questions(common.output()).complete(call);
      boolean isAudited = definitions.runtime().config().audit().enabled();
      if (completed.equals(call) && !isAudited) {
        throw CommandFailure.of(failed, List.of());
      }
      return completed;
    }
  }

  private static void print(
      Output output, @Nullable Object value, Optional<CommandFailure> reload) {
    if (reload.isPresent() && output.isJson()) {
      throw reload.get();
    }
    output.result(value);
    reload.ifPresent(
        failure -> {
          throw failure;
        });
  }
}
