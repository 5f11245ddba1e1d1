package dev.mxcp.micrometer;

import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.ReloadListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of every call and every reload of one runtime.
 *
 * <pre>{@code
 * MxcpObservations observations = MxcpObservations.of(observationRegistry);
 * Mxcp mxcp = Mxcp.builder()
 *     .listener(observations)
 *     .reloadListener(observations)
 *     .build();
 * }</pre>
 *
 * <p>The observation of a call is a child of the one that is current on the caller's thread, and is
 * current itself while the endpoint runs, so that what a tool written in Java calls is below it.
 * {@link MxcpNames} has the names. Neither arguments nor results, names of users or texts of
 * failures are keys; a host that wants some registers a {@code GlobalObservationConvention} for
 * {@link CallObservationContext}. The error of a failed call has its safe text, and no cause.
 *
 * <p>Thread-safe.
 */
public final class MxcpObservations implements CallListener, ReloadListener {

  private final ObservationRegistry registry;
  private final Map<String, Observation> calls = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Observation> reload = new AtomicReference<>();

  private MxcpObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  /** Returns listeners for one runtime. */
  public static MxcpObservations of(ObservationRegistry registry) {
    return new MxcpObservations(registry);
  }

  @Override
  public void started(Call call) {
    if (!registry.isNoop()) {
      CallObservationContext context = new CallObservationContext(call);
      calls.put(
          call.id(), Observation.start(new CallConvention(call.kind()), () -> context, registry));
    }
  }

  @Override
  public Scope invoking(Call call) {
    Observation observation = calls.get(call.id());
    return observation == null ? Scope.NONE : observation.openScope()::close;
  }

  @Override
  public void ended(End end) {
    Observation observation = calls.remove(end.id());
    if (observation == null) {
      return;
    }
    if (observation.getContext() instanceof CallObservationContext context) {
      context.end(end);
    }
    end.failure().map(MxcpObservations::safe).ifPresent(observation::error);
    observation.stop();
  }

  /** Traces keep causes with their texts, which nobody redacted. */
  private static ToolException safe(ToolException failure) {
    return failure.with(
        String.valueOf(failure.getMessage()), failure.violations(), failure.diagnostic(), null);
  }

  @Override
  public void started(ReloadRequest request) {
    reload.set(Observation.start(MxcpNames.RELOAD, registry));
  }

  @Override
  public void ended(ReloadReport report) {
    Observation observation = reload.getAndSet(null);
    if (observation != null) {
      observation
          .lowCardinalityKeyValue(
              MxcpNames.RELOAD_STATUS, report.status().name().toLowerCase(Locale.ROOT))
          .highCardinalityKeyValue(MxcpNames.GENERATION, Long.toString(report.generation()))
          .stop();
    }
  }
}
