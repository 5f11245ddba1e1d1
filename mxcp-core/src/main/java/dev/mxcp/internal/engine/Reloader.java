package dev.mxcp.internal.engine;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadReport.Status;
import dev.mxcp.runtime.ReloadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces one generation by the next, and ends the last one.
 *
 * <p>Requests that came in until the connections are closed share one restart: their payloads run
 * in the order of the requests while the interpreter that they belong to still lives.
 */
final class Reloader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
  private static final long CANCEL_GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Blueprint blueprint;
  private final CallWatch watch;
  private final Gate gate;
  private final ReloadQueue queue = new ReloadQueue(this::reload);
  private volatile Health.State state = Health.State.SERVING;
  private volatile Generation latest;
  private volatile @Nullable ReloadReport lastReport;

  /** Starts the first generation. */
  Reloader(Blueprint blueprint, CallWatch watch, WarmUp warmUp) {
    this.blueprint = blueprint;
    this.watch = watch;
    try {
      latest = GenerationStart.run(blueprint, new EngineLifecycle(1, this::request), warmUp);
    } catch (RuntimeException e) {
      watch.close();
      throw e;
    }
    gate = new Gate(latest);
  }

  Gate gate() {
    return gate;
  }

  Generation latest() {
    return latest;
  }

  Generation current() {
    if (state == Health.State.CLOSED || state == Health.State.FAILED) {
      throw new IllegalStateException(
          state == Health.State.CLOSED
              ? "The runtime is closed"
              : "The runtime did not start again after a reload; reload it once more");
    }
    return latest;
  }

  boolean isClosed() {
    return queue.isClosed();
  }

  Health health(int activeCalls) {
    Generation generation = latest;
    return new Health(
        stateNow(),
        generation.lifecycle().generation(),
        generation.startedAt(),
        activeCalls,
        generation.registry().problems(),
        generation.lifecycle().hookFailures(),
        lastReport);
  }

  /** A request that waits for its turn is a reload already: nothing else will be served first. */
  private Health.State stateNow() {
    // The queue is asked first: a request leaves it only when the state says that it is served.
    boolean waits = !queue.isEmpty();
    Health.State now = state;
    return waits && now == Health.State.SERVING ? Health.State.RELOADING : now;
  }

  /** Queues a request; its stage completes when it was served. */
  CompletionStage<ReloadReport> request(ReloadRequest request) {
    PendingReload pending = PendingReload.of(request);
    if (!queue.add(pending)) {
      refuse(pending);
    }
    return pending.report().minimalCompletionStage();
  }

  /** Ends the last generation; waits for a reload that is under way. */
  @Override
  public void close() {
    if (!queue.close(this::refuse)) {
      return;
    }
    boolean serving = state == Health.State.SERVING;
    state = Health.State.CLOSED;
    gate.refuse(FailureCode.CLOSED, "The tools are closed.");
    drain();
    if (serving) {
      latest.stop();
      latest.closeDatabase();
      latest.close();
    }
  }

  private void refuse(PendingReload pending) {
    long generation = latest.lifecycle().generation();
    String reason = "The runtime was closed";
    pending.report().complete(pending.result(Status.CANCELLED, generation, reason));
  }

  private void reload() {
    boolean wasServing = state == Health.State.SERVING;
    state = Health.State.RELOADING;
    gate.hold();
    drain();
    if (wasServing) {
      latest.stop();
      latest.closeDatabase();
    }
    List<Served> served = runPayloads();
    if (wasServing) {
      latest.close();
    }
    String startError = startNext();
    served.forEach(payload -> complete(payload, startError));
  }

  /** A request whose payload ran, and how that ended. */
  private record Served(PendingReload pending, @Nullable String payloadError) {}

  private List<Served> runPayloads() {
    List<Served> served = new ArrayList<>();
    for (PendingReload next = queue.poll(); next != null; next = queue.poll()) {
      LOG.info("Reloading: {}", next.request().description());
      served.add(new Served(next, runPayload(next.request())));
    }
    return served;
  }

  private @Nullable String runPayload(ReloadRequest request) {
    try {
      request.payload().run();
      return null;
    } catch (Throwable e) {
      LOG.error("The payload of the reload \"{}\" failed", request.description(), e);
      return latest.secrets().redact(text(e));
    }
  }

  /** A report is for hosts and authors, who may see what callers may not. */
  private static String text(Throwable error) {
    return error instanceof ToolException tool
        ? tool.diagnostic()
        : String.valueOf(error.getMessage());
  }

  /** Returns why the next generation did not start; null where it serves. */
  private @Nullable String startNext() {
    if (queue.isClosed()) {
      state = Health.State.FAILED;
      return "The runtime was closed before it started again";
    }
    long number = latest.lifecycle().generation() + 1;
    try {
      WarmUp warmUp = new WarmUp(blueprint.invokers());
      latest = GenerationStart.run(blueprint, new EngineLifecycle(number, this::request), warmUp);
      state = Health.State.SERVING;
      gate.open(latest);
      return null;
    } catch (RuntimeException e) {
      LOG.error("The runtime did not start again after a reload", e);
      state = Health.State.FAILED;
      gate.refuse(
          FailureCode.NOT_RUNNING,
          "The tools did not start again after a reload. The log says why; reload once more.");
      return latest.secrets().redact(String.valueOf(e.getMessage()));
    }
  }

  private void complete(Served served, @Nullable String startError) {
    long generation = latest.lifecycle().generation();
    ReloadReport report;
    if (startError != null) {
      report = served.pending.result(Status.START_FAILED, generation, startError);
    } else if (served.payloadError != null) {
      report = served.pending.result(Status.PAYLOAD_FAILED, generation, served.payloadError);
    } else {
      report = served.pending.result(Status.SUCCEEDED, generation, null);
    }
    lastReport = report;
    // Whoever waits for the report may close the runtime, which waits for this very thread.
    served.pending.report().completeAsync(() -> report);
  }

  /** Waits for running calls, and stops those that do not end in time. */
  private void drain() {
    if (gate.awaitEmpty(blueprint.drainTimeout().toNanos())) {
      return;
    }
    LOG.warn(
        "{} calls still run after {}; they are cancelled", gate.inside(), blueprint.drainTimeout());
    watch.cancelAll();
    if (!gate.awaitEmpty(CANCEL_GRACE_NANOS)) {
      LOG.error("{} calls do not react to being cancelled; going on without them", gate.inside());
    }
  }
}
