package dev.mxcp.testing;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.TestCase;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.suite.SuiteRunner;
import dev.mxcp.suite.TestReport;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * The tests that a project declares under {@code tests:}, as JUnit tests.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicContainer> declared_tests(DeclaredTests tests) {
 *   return tests.all();
 * }
 * }</pre>
 *
 * <p>There is a container for every endpoint and a test for every declared one; an IDE leads from
 * it to the line of the file. They run one after the other on one database, like those of the
 * command. Immutable.
 */
public final class DeclaredTests {

  private final Mxcp mxcp;
  private final SuiteRunner runner;

  private DeclaredTests(Mxcp mxcp, SuiteRunner runner) {
    this.mxcp = mxcp;
    this.runner = runner;
  }

  /** Returns the tests of a project. */
  public static DeclaredTests of(Mxcp mxcp) {
    return new DeclaredTests(Objects.requireNonNull(mxcp, "mxcp"), SuiteRunner.of(mxcp));
  }

  /**
   * Returns the same tests with options for their calls: headers, limits; a user in them takes the
   * place of the declared ones.
   */
  public DeclaredTests withOptions(CallOptions options) {
    return new DeclaredTests(mxcp, runner.withOptions(options));
  }

  /** Returns the tests of all endpoints, in the order of the files. */
  public Stream<DynamicContainer> all() {
    return Arrays.stream(EndpointKind.values())
        .flatMap(kind -> mxcp.registry().entries(kind).stream())
        .map(EndpointEntry::endpoint)
        .filter(endpoint -> !endpoint.tests().isEmpty())
        .map(this::container);
  }

  private DynamicContainer container(Endpoint endpoint) {
    return DynamicContainer.dynamicContainer(
        endpoint.kind().key() + " " + endpoint.id(),
        source(endpoint.position()),
        endpoint.tests().stream().map(test -> dynamicTest(endpoint, test)));
  }

  private DynamicTest dynamicTest(Endpoint endpoint, TestCase test) {
    return DynamicTest.dynamicTest(
        test.name(), source(test.position()), () -> verify(runner.run(endpoint, test)));
  }

  private static void verify(TestReport report) {
    if (!report.isPassed()) {
      TestCase test = report.test();
      String diagnostic =
          report.diagnostic() == null ? "" : "\ndiagnostic:\n" + report.diagnostic();
      throw new AssertionError(
          report.message()
              + "\nwith the arguments "
              + Shown.compact(test.arguments())
              + "\ndeclared at "
              + test.position()
              + diagnostic);
    }
  }

  /** Returns the place in the form that JUnit knows as the source of a test. */
  private static URI source(SourcePosition position) {
    String file = position.file().toUri().toString();
    return URI.create(
        position.line() < 1
            ? file
            : file
                + "?line="
                + position.line()
                + (position.column() < 1 ? "" : "&column=" + position.column()));
  }
}
