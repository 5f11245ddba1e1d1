package dev.mxcp.micrometer;

import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ReloadListener;
import dev.mxcp.spi.ResultSink;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of every call, every invoker's work and every reload of one runtime.
 *
 * <pre>{@code
 * MxcpObservations observations = MxcpObservations.of(observationRegistry);
 * Mxcp mxcp = Mxcp.builder()
 *     .listener(observations)
 *     .interceptor(observations)
 *     .reloadListener(observations)
 *     .build();
 * }</pre>
 *
 * <p>The observation of a call is a child of the one that is current on the caller's thread, and is
 * current itself while the endpoint runs, so that what a tool written in Java calls is below it. As
 * an interceptor it adds the observation of the invoker's work, whose trace goes on: the headers of
 * the call have its {@code traceparent} in SQL, Python and Java, if the registry has a handler that
 * propagates traces to a {@code SenderContext}. SQL statements that the endpoint runs itself, in
 * Python or Java, have observations below that one. {@link MxcpNames} has the names. Neither
 * arguments nor results, names of users or texts of failures are keys; a host that wants some
 * registers a {@code GlobalObservationConvention} for {@link CallObservationContext}. The error of
 * a failed call has its safe text, and no cause.
 *
 * <p>Thread-safe.
 */
public final class MxcpObservations implements CallListener, CallInterceptor, ReloadListener {

  private static final boolean TRACING = isTracing();

  private final ObservationRegistry registry;
  private final Map<String, Observation> calls = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Observation> reload = new AtomicReference<>();

  private MxcpObservations(ObservationRegistry registry) {
    this.registry = registry;
  }

  private static boolean isTracing() {
    try {
      return TraceIds.isUsable();
    } catch (NoClassDefFoundError e) {
      return false;
    }
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

  /** Returns the trace of the span of the call, with Micrometer's tracing on the class path. */
  @Override
  public Optional<String> traceId(Call call) {
    Observation observation = TRACING ? calls.get(call.id()) : null;
    return observation == null ? Optional.empty() : TraceIds.of(observation.getContextView());
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

  @Override
  public @Nullable Object intercept(Invocation invocation, PreparedEndpoint next) throws Exception {
    return observed(invocation, next::invoke);
  }

  @Override
  public void stream(Invocation invocation, PreparedEndpoint next, ResultSink sink)
      throws Exception {
    observed(
        invocation,
        traced -> {
          next.stream(traced, sink);
          return null;
        });
  }

  /** Has no error of the invoker, whose texts nobody redacted: the observation of the call has. */
  private @Nullable Object observed(Invocation invocation, Work work) throws Exception {
    if (registry.isNoop()) {
      return work.run(invocation);
    }
    InvocationObservationContext context = new InvocationObservationContext(invocation);
    Observation observation =
        Observation.start(InvocationConvention.INSTANCE, () -> context, registry);
    try (Observation.Scope scope = observation.openScope()) {
      Object result = work.run(context.propagated(new Statements(registry, observation)));
      context.succeeded();
      return result;
    } finally {
      observation.stop();
    }
  }

  @FunctionalInterface
  private interface Work {
    @Nullable Object run(Invocation invocation) throws Exception;
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
