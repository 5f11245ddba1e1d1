package dev.mxcp.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What became of a test class that was run by JUnit's launcher, inside of another test. */
final class Launched implements TestExecutionListener {

  private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();
  private final Map<String, TestSource> sources = new ConcurrentHashMap<>();

  private Launched() {}

  static Launched run(Class<?> type) {
    return run(List.of(selectClass(type)), Map.of());
  }

  /** Runs some methods of a class, each with one parameter. */
  static Launched run(Class<?> type, Class<?> parameter, String... methods) {
    return run(
        Stream.of(methods).map(name -> selectMethod(type, name, parameter)).toList(), Map.of());
  }

  static Launched inParallel(Class<?> type) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("junit.jupiter.execution.parallel.enabled", "true");
    parameters.put("junit.jupiter.execution.parallel.mode.default", "concurrent");
    parameters.put("junit.jupiter.execution.parallel.config.strategy", "fixed");
    parameters.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
    return run(List.of(selectClass(type)), parameters);
  }

  private static Launched run(
      List<? extends DiscoverySelector> tests, Map<String, String> parameters) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(tests)
            .configurationParameters(parameters)
            .build();
    Launched listener = new Launched();
    LauncherFactory.create().execute(request, listener);
    return listener;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getThrowable().isPresent()) {
      String name = test.getDisplayName().replaceAll("\\(.*\\)$", "");
      results.put(name, result);
      test.getSource().ifPresent(source -> sources.put(name, source));
    }
  }

  /** Returns the names of tests that succeeded, sorted. */
  List<String> succeeded() {
    return new TreeMap<>(results)
        .entrySet().stream()
            .filter(it -> it.getValue().getStatus() == TestExecutionResult.Status.SUCCESSFUL)
            .map(Map.Entry::getKey)
            .toList();
  }

  /** Returns the failures of tests and classes by name. */
  Map<String, String> failures() {
    Map<String, String> failures = new TreeMap<>();
    results.forEach(
        (name, result) ->
            result.getThrowable().ifPresent(error -> failures.put(name, text(error))));
    return failures;
  }

  TestSource source(String name) {
    return Optional.ofNullable(sources.get(name)).orElseThrow();
  }

  private static String text(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = error; t != null; t = t.getCause()) {
      text.append(t).append('\n');
    }
    return text.toString();
  }
}
