package dev.mxcp.suite;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.TestCase.Expectation;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.runtime.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runner of the tests that endpoints declare under {@code tests:}.
 *
 * <p>A test makes a real call, and what it writes to the database stays there. JsonComparison are
 * compared as they are, numbers by value (1 equals 1.0); {@link Expectation.Kind} lists what can be
 * expected. A call that fails is an error unless the test expects it with {@code error_contains}.
 *
 * <p>Immutable and thread-safe; the methods {@code with...} return changed runners.
 */
public final class SuiteRunner {

  private static final String PROVIDER = "test";
  private static final String ANYBODY = "test_user";

  private final Mxcp mxcp;
  private final CallOptions options;
  private final SuiteListener listener;
  private final int threads;

  private SuiteRunner(Mxcp mxcp, CallOptions options, SuiteListener listener, int threads) {
    this.mxcp = Objects.requireNonNull(mxcp, "mxcp");
    this.options = Objects.requireNonNull(options, "options");
    this.listener = Objects.requireNonNull(listener, "listener");
    this.threads = threads;
  }

  /** Returns a runner of tests one after the other; the runtime stays the caller's to close. */
  public static SuiteRunner of(Mxcp mxcp) {
    return new SuiteRunner(mxcp, CallOptions.DEFAULT, SuiteListener.NOOP, 1);
  }

  /**
   * Returns a runner whose calls have these options; a user in them replaces those of the tests.
   */
  public SuiteRunner withOptions(CallOptions callOptions) {
    return new SuiteRunner(mxcp, callOptions, listener, threads);
  }

  /** Returns a runner that notifies a listener of every test. */
  public SuiteRunner withListener(SuiteListener receiver) {
    return new SuiteRunner(mxcp, options, receiver, threads);
  }

  /**
   * Returns a runner that tests several endpoints at once; the tests of one endpoint still run one
   * after the other.
   *
   * @param number how many, at least 1
   */
  public SuiteRunner withThreads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("There must be at least 1 thread, not " + number);
    }
    return new SuiteRunner(mxcp, options, listener, number);
  }

  /** Runs the tests of every endpoint that is served. */
  public SuiteReport runAll() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (EndpointKind kind : EndpointKind.values()) {
      mxcp.registry().entries(kind).stream().map(EndpointEntry::endpoint).forEach(endpoints::add);
    }
    return run(endpoints);
  }

  /** Runs the tests of some endpoints. */
  public SuiteReport run(Collection<? extends Endpoint> endpoints) {
    if (threads == 1) {
      return new SuiteReport(endpoints.stream().map(this::run).toList());
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<EndpointReport>> running = new ArrayList<>();
      endpoints.forEach(endpoint -> running.add(pool.submit(() -> run(endpoint))));
      return new SuiteReport(running.stream().map(SuiteRunner::await).toList());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Runs the tests of one endpoint. */
  public EndpointReport run(Endpoint endpoint) {
    return new EndpointReport(
        endpoint, endpoint.tests().stream().map(test -> run(endpoint, test)).toList());
  }

  /** Runs one test of an endpoint. */
  public TestReport run(Endpoint endpoint, TestCase test) {
    long begin = System.nanoTime();
    Outcome outcome = mxcp.call(endpoint.kind(), endpoint.id(), test.arguments(), options(test));
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    TestReport report =
        outcome instanceof Outcome.Failed failed
            ? failed(test, failed, time)
            : succeeded(endpoint, test, outcome.orElseThrow(), time);
    listener.ended(endpoint, report);
    return report;
  }

  private CallOptions options(TestCase test) {
    Map<String, @Nullable Object> user = test.user();
    CallOptions recorded = options.withCallerType(PROVIDER);
    return user == null || options.user() != null
        ? recorded
        : recorded.withUser(User.fromMap(PROVIDER, user, ANYBODY));
  }

  private static TestReport failed(TestCase test, Outcome.Failed outcome, Duration time) {
    List<Expectation> expected = ExpectedError.in(test);
    if (expected.isEmpty()) {
      String text = "The call failed [" + outcome.code().id() + "]: " + ExpectedError.text(outcome);
      return new TestReport(test, TestStatus.ERROR, List.of(text), outcome.diagnostic(), time);
    }
    List<String> failures =
        expected.stream().flatMap(e -> ExpectedError.check(e.value(), outcome).stream()).toList();
    TestStatus status = failures.isEmpty() ? TestStatus.PASSED : TestStatus.FAILED;
    return new TestReport(test, status, failures, outcome.diagnostic(), time);
  }

  private static TestReport succeeded(
      Endpoint endpoint, TestCase test, @Nullable Object value, Duration time) {
    Object result = endpoint.kind() == EndpointKind.PROMPT ? PromptResult.of(value) : value;
    List<String> failures =
        test.expectations().stream()
            .flatMap(expectation -> Expectations.check(expectation, result).stream())
            .toList();
    TestStatus status = failures.isEmpty() ? TestStatus.PASSED : TestStatus.FAILED;
    return new TestReport(test, status, failures, null, time);
  }

  private static EndpointReport await(Future<EndpointReport> running) {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while tests were running", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A test could not be run", e.getCause());
    }
  }
}
