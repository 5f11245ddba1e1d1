package dev.mxcp.testing;

import dev.mxcp.Mxcp;
import dev.mxcp.drift.DriftReport;
import dev.mxcp.drift.DriftSnapshot;
import java.nio.file.Path;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a running project as a whole. */
public final class MxcpAssert extends AbstractAssert<MxcpAssert, Mxcp> {

  MxcpAssert(@Nullable Mxcp actual) {
    super(actual, MxcpAssert.class);
  }

  /**
   * Verifies that tables, definitions, schemas and sources are those of a snapshot. Tests of the
   * project do not run.
   *
   * @param snapshot a file that {@code mxcp drift-snapshot} or {@link DriftSnapshot#write} wrote
   * @throws dev.mxcp.error.ConfigException if the file is not a snapshot
   */
  public MxcpAssert hasNoDriftFrom(Path snapshot) {
    DriftReport report = drift(snapshot);
    if (report.hasDrift()) {
      throw failure("%s", "Expecting no drift from " + snapshot + ".\n" + report);
    }
    return this;
  }

  /**
   * Verifies that no change since a snapshot breaks callers; other changes are allowed.
   *
   * @param snapshot a file that {@code mxcp drift-snapshot} or {@link DriftSnapshot#write} wrote
   * @throws dev.mxcp.error.ConfigException if the file is not a snapshot
   */
  public MxcpAssert hasNoBreakingDriftFrom(Path snapshot) {
    DriftReport report = drift(snapshot);
    if (report.isBreaking()) {
      throw failure("%s", "Expecting no breaking drift from " + snapshot + ".\n" + report);
    }
    return this;
  }

  private DriftReport drift(Path snapshot) {
    isNotNull();
    return DriftSnapshot.read(snapshot).driftTo(DriftSnapshot.of(actual));
  }
}
