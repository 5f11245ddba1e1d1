package dev.mxcp.internal.engine;

import dev.mxcp.runtime.ReloadReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link ReloadReport} as data. */
record ReloadResult(
    Status status,
    String description,
    long generation,
    Instant requestedAt,
    Duration duration,
    @Nullable String problem)
    implements ReloadReport {

  @Override
  public Optional<String> error() {
    return Optional.ofNullable(problem);
  }
}
