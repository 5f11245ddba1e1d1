package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.EndpointArgument;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.MxcpException;
import dev.mxcp.registry.EndpointEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Prints what may follow the words of a command line, for the shell. */
@Command(name = "complete-names", hidden = true, description = "Prints names for completion.")
final class CompleteNamesCommand implements Callable<Integer> {

  private static final Set<String> TAKE_KINDS = Set.of("run", "test");

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "The words before the cursor.")
  private List<String> words = List.of();

  @Option(names = "--parameters", description = "Names of parameters instead of endpoints.")
  private boolean parameters;

  @Unmatched private List<String> otherOptions = new ArrayList<>();

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    common.log(LogMode.QUIET);
    try (Mxcp mxcp = common.definitions().build()) {
      names(Endpoints.all(mxcp.registry()).stream().map(EndpointEntry::endpoint).toList())
          .forEach(common.output()::line);
      return 0;
    } catch (MxcpException e) {
      // Whoever presses the tabulator is not told about problems of the project.
      return 1;
    }
  }

  private Stream<String> names(List<Endpoint> endpoints) {
    List<Endpoint> named = endpoints.stream().filter(e -> words.contains(e.id())).toList();
    if (parameters) {
      return parameterNames(named);
    }
    return named.isEmpty() && !words.isEmpty() ? endpointNames(endpoints) : Stream.of();
  }

  private static Stream<String> parameterNames(List<Endpoint> endpoints) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.parameters().stream())
        .filter(parameter -> !parameter.isHidden())
        .map(parameter -> parameter.name() + "=")
        .distinct();
  }

  private Stream<String> endpointNames(List<Endpoint> endpoints) {
    EndpointKind kind = EndpointArgument.of(words.subList(words.size() - 1, words.size())).kind();
    boolean withKinds = kind == null && TAKE_KINDS.contains(words.get(0));
    Stream<String> kinds =
        Arrays.stream(EndpointKind.values()).filter(k -> withKinds).map(EndpointKind::key);
    return Stream.concat(
        endpoints.stream().filter(e -> kind == null || e.kind() == kind).map(Endpoint::id), kinds);
  }
}
