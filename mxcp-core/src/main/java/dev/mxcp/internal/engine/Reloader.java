package dev.mxcp.internal.engine;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadReport.Status;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.spi.ReloadListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces one generation by the next, and ends the last one.
 *
 * <p>Requests that came in until the connections are closed share one restart: their payloads run
 * in the order of the requests while the interpreter that they belong to still lives. Whatever is
 * thrown on the way ends in a report and a state that another reload can leave.
 */
final class Reloader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

  private final Blueprint blueprint;
  private final CallWatch watch;
  private final ForeignCode foreign;
  private final Gate gate;
  private final ReloadQueue queue = new ReloadQueue(this::reload);
  private volatile Health.State state = Health.State.SERVING;
  private volatile Generation latest;
  private volatile @Nullable ReloadReport lastReport;

  /** Starts the first generation with the sessions that are being opened for it. */
  Reloader(Blueprint blueprint, CallWatch watch, ForeignCode foreign, Sessions sessions) {
    this.blueprint = blueprint;
    this.watch = watch;
    this.foreign = foreign;
    latest = start(1, sessions);
    gate = new Gate(latest);
  }

  private Generation start(long number, Sessions sessions) {
    long begin = System.nanoTime();
    Generation started =
        GenerationStart.run(
            blueprint, foreign, new EngineLifecycle(number, this::request), sessions);
    GenerationStart.tell(started, begin);
    return started;
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
    return new HealthSnapshot(
        stateNow(),
        generation.lifecycle().generation(),
        generation.startedAt(),
        activeCalls,
        generation.registry().problems(),
        generation.lifecycle().hookFailures(),
        foreign.abandoned(),
        generation.auditProblems(),
        generation.pools(),
        generation.mainPool(),
        generation.sessions().workers(),
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

  /**
   * Queues a request for changed files, unless they cannot be read: an editor may be in the middle
   * of writing them, so the old generation goes on.
   */
  void requestIfReadable(ReloadRequest request) {
    if (GenerationStart.isReadable(blueprint)) {
      request(request);
    }
  }

  /** Ends the last generation; waits for a reload that is under way, but for no payload. */
  @Override
  public void close() {
    foreign.giveUp();
    if (!queue.close(this::refuse)) {
      return;
    }
    state = Health.State.CLOSED;
    gate.refuse(FailureCode.CLOSED, "The tools are closed.");
    drain();
    end(latest);
  }

  /** Ends a generation; one that has ended stays as it is. */
  private void end(Generation generation) {
    Duration limit = blueprint.endTimeout();
    generation.stop(foreign, limit);
    generation.closeDatabases(limit);
    generation.close(limit);
  }

  private void refuse(PendingReload pending) {
    long generation = latest.lifecycle().generation();
    String reason = "The runtime was closed";
    pending.report().complete(pending.result(Status.CANCELLED, generation, reason));
  }

  private void reload() {
    List<Served> served = new ArrayList<>();
    String startError;
    try {
      startError = replace(served);
    } catch (Throwable e) {
      startError = failed(e);
    }
    for (Served one : served) {
      complete(one, startError);
    }
  }

  /** Replaces the generation; returns why the next one did not start, null if it serves. */
  private @Nullable String replace(List<Served> served) {
    state = Health.State.RELOADING;
    gate.hold();
    queue.peek().ifPresent(next -> tell(listener -> listener.started(next.request())));
    drain();
    latest.stop(foreign, blueprint.endTimeout());
    latest.closeDatabases(blueprint.endTimeout());
    runPayloads(served);
    latest.close(blueprint.endTimeout());
    return startNext();
  }

  /** A request whose payload ran, and how that ended. */
  private record Served(PendingReload pending, @Nullable String payloadError) {}

  private void runPayloads(List<Served> served) {
    for (PendingReload next = queue.poll(); next != null; next = queue.poll()) {
      LOG.info("Reloading: {}", next.request().description());
      served.add(new Served(next, runPayload(next.request())));
    }
  }

  private @Nullable String runPayload(ReloadRequest request) {
    try {
      String what = "run the payload of the reload \"" + request.description() + "\"";
      foreign.runUntilGivenUp(what, request.payload()::run);
      return null;
    } catch (Throwable e) {
      LOG.error("The payload of the reload \"{}\" failed", request.description(), e);
      return text(e);
    }
  }

  private @Nullable String startNext() {
    if (queue.isClosed()) {
      state = Health.State.FAILED;
      return "The runtime was closed before it started again";
    }
    long number = latest.lifecycle().generation() + 1;
    latest = start(number, new Sessions(blueprint.invokers(), foreign, blueprint.hookTimeout()));
    state = Health.State.SERVING;
    gate.open(latest);
    return null;
  }

  private String failed(Throwable error) {
    state = Health.State.FAILED;
    gate.refuse(
        FailureCode.NOT_RUNNING,
        "The tools did not start again after a reload. The log says why; reload once more.");
    LOG.error("The runtime did not start again after a reload", error);
    end(latest);
    return text(error);
  }

  /** A report is for hosts and authors, who may see what callers may not. */
  private String text(Throwable error) {
    String message = error instanceof ToolException tool ? tool.diagnostic() : error.getMessage();
    return latest.secrets().redact(message == null ? error.toString() : message);
  }

  private void complete(Served served, @Nullable String startError) {
    long generation = latest.lifecycle().generation();
    ReloadReport report;
    if (startError != null && queue.isClosed()) {
      report = served.pending.result(Status.CANCELLED, generation, startError);
    } else if (startError != null) {
      report = served.pending.result(Status.START_FAILED, generation, startError);
    } else if (served.payloadError != null) {
      report = served.pending.result(Status.PAYLOAD_FAILED, generation, served.payloadError);
    } else {
      report = served.pending.result(Status.SUCCEEDED, generation, null);
    }
    lastReport = report;
    tell(listener -> listener.ended(report));
    // Whoever waits for the report may close the runtime, which waits for this very thread.
    served.pending.report().completeAsync(() -> report);
  }

  private void tell(Consumer<ReloadListener> event) {
    for (ReloadListener listener : blueprint.reloadListeners()) {
      try {
        event.accept(listener);
      } catch (Throwable e) {
        LOG.warn("A reload listener failed", e);
      }
    }
  }

  /** Waits for running calls, and stops those that do not end in time. */
  private void drain() {
    if (gate.awaitEmpty(blueprint.drainTimeout().toNanos())) {
      return;
    }
    LOG.warn(
        "{} calls still run after {}; they are cancelled", gate.inside(), blueprint.drainTimeout());
    watch.cancelAll();
    if (!gate.awaitEmpty(ForeignCode.GRACE.toNanos())) {
      LOG.error("{} calls do not react to being cancelled; going on without them", gate.inside());
    }
  }
}
