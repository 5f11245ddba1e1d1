package dev.mxcp.internal.engine;

import dev.mxcp.error.Problem;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.WorkerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Health} as data. */
record HealthSnapshot(
    State state,
    long generation,
    Instant startedAt,
    int activeCalls,
    List<Problem> problems,
    List<String> hookFailures,
    List<String> abandoned,
    List<String> auditProblems,
    Map<String, PoolStatus> pools,
    @Nullable PoolStatus mainPool,
    Map<String, WorkerStatus> workers,
    @Nullable ReloadReport last)
    implements Health {

  @Override
  public Optional<PoolStatus> defaultPool() {
    return Optional.ofNullable(mainPool);
  }

  @Override
  public Optional<ReloadReport> lastReload() {
    return Optional.ofNullable(last);
  }
}
