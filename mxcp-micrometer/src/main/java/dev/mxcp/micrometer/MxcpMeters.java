package dev.mxcp.micrometer;

import dev.mxcp.Mxcp;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.runtime.WorkerStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Gauges of a running project: calls that run, health, generation, endpoints, problems, connection
 * pools, workers.
 *
 * <p>Pools and workers are those that there are when it is bound; to bind it again, after a reload,
 * adds new ones. Needs {@code micrometer-core}. Gauges hold the {@link Mxcp} weakly. Thread-safe.
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
    Gauges gauges = new Gauges(mxcp, registry);
    gauges.health(MxcpNames.ACTIVE_CALLS, "Calls that run now", Health::activeCalls);
    gauges.health(
        MxcpNames.HEALTHY,
        "1 while every endpoint is served and nothing failed",
        health -> health.isHealthy() ? 1 : 0);
    gauges.health(
        MxcpNames.PROBLEMS,
        "Problems of the project, warnings included",
        health -> health.problems().size());
    gauges.health(
        MxcpNames.GENERATION, "The generation: 1, and 1 more by reload", Health::generation);
    for (EndpointKind kind : EndpointKind.values()) {
      gauges.add(
          MxcpNames.ENDPOINTS,
          "Endpoints that are declared",
          Tags.of(MxcpNames.KIND, kind.key()),
          source -> source.registry().entries(kind).size());
    }
    Health now = mxcp.health();
    now.defaultPool()
        .ifPresent(pool -> gauges.pool(MxcpNames.DEFAULT_POOL, pool, Health::defaultPool));
    now.pools()
        .forEach(
            (name, pool) ->
                gauges.pool(name, pool, health -> Optional.ofNullable(health.pools().get(name))));
    now.workers().keySet().forEach(gauges::workers);
  }

  /** Gauges of one registry; those that exist stay. */
  private record Gauges(Mxcp mxcp, MeterRegistry registry) {

    void add(String name, String description, Tags tags, ToDoubleFunction<Mxcp> value) {
      Gauge.builder(name, mxcp, value).description(description).tags(tags).register(registry);
    }

    void health(String name, String description, ToDoubleFunction<Health> value) {
      add(name, description, Tags.empty(), source -> value.applyAsDouble(source.health()));
    }

    void pool(String name, PoolStatus now, Function<Health, Optional<PoolStatus>> pool) {
      Tags tags = Tags.of(MxcpNames.POOL, name);
      Tags used = tags.and(MxcpNames.CONNECTION_STATE, MxcpNames.USED);
      Tags idle = tags.and(MxcpNames.CONNECTION_STATE, MxcpNames.IDLE);
      String count = "Open connections";
      part(MxcpNames.CONNECTIONS, count, used, pool, PoolStatus::active);
      part(MxcpNames.CONNECTIONS, count, idle, pool, PoolStatus::idle);
      if (now.maximum() > 0) {
        part(MxcpNames.MAX_CONNECTIONS, "The most connections", tags, pool, PoolStatus::maximum);
        part(
            MxcpNames.PENDING_CONNECTIONS,
            "Calls that wait for a connection",
            tags,
            pool,
            PoolStatus::waiting);
      }
    }

    void workers(String language) {
      Function<Health, Optional<WorkerStatus>> status =
          health -> Optional.ofNullable(health.workers().get(language));
      Tags tags = Tags.of(MxcpNames.LANGUAGE, language);
      Tags used = tags.and(MxcpNames.WORKER_STATE, MxcpNames.USED);
      Tags idle = tags.and(MxcpNames.WORKER_STATE, MxcpNames.IDLE);
      String count = "Workers that take calls";
      part(MxcpNames.WORKERS, count, used, status, WorkerStatus::busy);
      part(MxcpNames.WORKERS, count, idle, status, workers -> workers.alive() - workers.busy());
      part(MxcpNames.MAX_WORKERS, "The workers", tags, status, WorkerStatus::maximum);
      part(MxcpNames.WORKER_CALLS, "Calls that workers run", tags, status, WorkerStatus::calls);
    }

    /** Shows 0 of what is gone. */
    private <T> void part(
        String name,
        String description,
        Tags tags,
        Function<Health, Optional<T>> whole,
        ToDoubleFunction<T> figure) {
      add(
          name,
          description,
          tags,
          source -> whole.apply(source.health()).map(figure::applyAsDouble).orElse(0.0));
    }
  }
}
