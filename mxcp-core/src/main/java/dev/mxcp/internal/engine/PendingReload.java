package dev.mxcp.internal.engine;

import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadReport.Status;
import dev.mxcp.runtime.ReloadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A request for a reload that waits for its turn.
 *
 * @param request what was asked for
 * @param at when
 * @param nanos the same as {@link System#nanoTime()}
 * @param report completes when it was served
 */
record PendingReload(
    ReloadRequest request, Instant at, long nanos, CompletableFuture<ReloadReport> report) {

  /** Returns a request that begins to wait now. */
  static PendingReload of(ReloadRequest request) {
    return new PendingReload(request, Instant.now(), System.nanoTime(), new CompletableFuture<>());
  }

  /** Returns the report for an end of this request that comes now. */
  ReloadReport result(Status status, long generation, @Nullable String error) {
    Duration duration = Duration.ofNanos(System.nanoTime() - nanos);
    return new ReloadResult(status, request.description(), generation, at, duration, error);
  }
}
