package dev.mxcp.micrometer;

import dev.mxcp.Mxcp;
import dev.mxcp.definition.EndpointKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Gauges of a running project: calls that run, health, endpoints, problems.
 *
 * <p>Needs {@code micrometer-core}. Gauges hold the {@link Mxcp} weakly. Thread-safe.
 */
public final class MxcpMeters implements MeterBinder {

  private final Mxcp mxcp;

  private MxcpMeters(Mxcp mxcp) {
    this.mxcp = mxcp;
  }

  /** Returns the gauges of a runtime. */
  public static MxcpMeters of(Mxcp mxcp) {
    return new MxcpMeters(mxcp);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(MxcpNames.ACTIVE_CALLS, mxcp, source -> source.health().activeCalls())
        .description("Calls that run now")
        .register(registry);
    Gauge.builder(MxcpNames.HEALTHY, mxcp, source -> source.health().isHealthy() ? 1 : 0)
        .description("1 while every endpoint is served and nothing failed")
        .register(registry);
    Gauge.builder(MxcpNames.PROBLEMS, mxcp, source -> source.health().problems().size())
        .description("Problems of the project, warnings included")
        .register(registry);
    for (EndpointKind kind : EndpointKind.values()) {
      Gauge.builder(MxcpNames.ENDPOINTS, mxcp, source -> source.registry().entries(kind).size())
          .description("Endpoints that are declared")
          .tag(MxcpNames.KIND, kind.key())
          .register(registry);
    }
  }
}
