package dev.mxcp.cli;

import dev.mxcp.MxcpBuilder;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CallerOptions;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.EndpointArgument;
import dev.mxcp.cli.option.WatchOption;
import dev.mxcp.cli.output.JunitXml;
import dev.mxcp.cli.output.Output;
import dev.mxcp.cli.output.TestProgress;
import dev.mxcp.cli.output.TestRunReport;
import dev.mxcp.cli.project.BrokenFile;
import dev.mxcp.cli.project.DatabaseCopy;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.cli.project.Session;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.suite.SuiteReport;
import dev.mxcp.suite.SuiteRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests that definitions declare. */
@Command(
    name = "test",
    description = "Runs the tests that definitions declare.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp test",
      "  mxcp test personalized_greeting",
      "  mxcp test --isolated --parallel 4 --junit-xml target/mxcp-tests.xml",
      "",
      "Tests make real calls: what they write stays in the database, unless --isolated is given.",
      "It fails (exit code 1) unless every test passed."
    })
final class TestCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..2",
      paramLabel = "[KIND] [NAME]",
      description = {
        "tool, resource or prompt (default: everything).",
        "One endpoint (default: all of the kind)."
      })
  private List<String> words = List.of();

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Write a report that build servers read.")
  private @Nullable Path junitXml;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Test so many endpoints at once. Default: ${DEFAULT-VALUE}.")
  private int parallel = 1;

  @Option(
      names = "--isolated",
      description = "Work on a copy of the database file, which is deleted afterwards.")
  private boolean isolated;

  @Mixin private CallerOptions caller = new CallerOptions();
  @Mixin private WatchOption watch = new WatchOption();
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    common.log(LogMode.AUTHOR);
    if (parallel < 1) {
      throw CommandFailure.usage("--parallel must be at least 1, not " + parallel + ".", null);
    }
    return watch.repeat(common, this::test);
  }

  private int test() {
    MxcpBuilder builder = common.engines();
    if (!isolated) {
      return run(builder);
    }
    try (DatabaseCopy copy = DatabaseCopy.of(common.definitions())) {
      return run(builder.environment(copy.environment()));
    }
  }

  private int run(MxcpBuilder builder) {
    Output output = common.output();
    EndpointArgument argument = EndpointArgument.of(words);
    try (Session session = common.start(builder)) {
      List<Endpoint> endpoints =
          Endpoints.find(session.mxcp().registry(), argument.kind(), argument.name()).stream()
              .map(EndpointEntry::endpoint)
              .toList();
      SuiteReport report =
          SuiteRunner.of(session.mxcp())
              .withOptions(caller.read(session.cancellation()))
              .withThreads(parallel)
              .withListener(new TestProgress(output))
              .run(endpoints);
      TestRunReport result = new TestRunReport(common.project(), report, broken(session));
      return report(result, output);
    }
  }

  /** Files that could not be read count where everything is tested: their tests did not run. */
  private List<BrokenFile> broken(Session session) {
    return words.isEmpty() ? BrokenFile.in(session.mxcp().registry()) : List.of();
  }

  private int report(TestRunReport result, Output output) {
    if (junitXml != null) {
      JunitXml.write(result, junitXml);
    }
    output.result(result.json(), result.summary(output.style()));
    return result.isOk() ? 0 : CommandFailure.FAILED;
  }
}
