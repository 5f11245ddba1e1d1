package dev.mxcp.internal.engine;

import dev.mxcp.error.Problem;
import dev.mxcp.runtime.Lifecycle;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lifecycle of one generation. */
final class EngineLifecycle implements Lifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLifecycle.class);

  private final long generation;
  private final Function<ReloadRequest, CompletionStage<ReloadReport>> reloads;
  private final Deque<Hook> hooks = new ArrayDeque<>();
  private final List<String> failures = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  EngineLifecycle(long generation, Function<ReloadRequest, CompletionStage<ReloadReport>> reloads) {
    this.generation = generation;
    this.reloads = reloads;
  }

  private record Hook(String name, Runnable action) {}

  @Override
  public synchronized void onShutdown(String name, Runnable action) {
    hooks.push(new Hook(name, action));
  }

  @Override
  public synchronized void hookFailed(String name, String error) {
    failures.add(name + ": " + error);
  }

  @Override
  public synchronized void report(Problem problem) {
    problems.add(problem);
  }

  /** Returns the problems that were reported so far. */
  synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public CompletionStage<ReloadReport> requestReload(ReloadRequest request) {
    return reloads.apply(request);
  }

  @Override
  public long generation() {
    return generation;
  }

  /** Returns the hooks that failed so far. */
  synchronized List<String> hookFailures() {
    return List.copyOf(failures);
  }

  /** Runs the shutdown hooks, the last one first; each once and within the limit. */
  void runShutdownHooks(ForeignCode foreign, Duration limit) {
    for (Hook hook = next(); hook != null; hook = next()) {
      try {
        foreign.runToEnd("run the shutdown hook " + hook.name, limit, hook.action::run);
      } catch (RuntimeException e) {
        LOG.warn("The shutdown hook {} failed", hook.name, e);
        hookFailed(hook.name, String.valueOf(e.getMessage()));
      }
    }
  }

  private synchronized @Nullable Hook next() {
    return hooks.poll();
  }
}
