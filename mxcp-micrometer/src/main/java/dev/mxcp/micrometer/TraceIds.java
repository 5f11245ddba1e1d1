package dev.mxcp.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;

/** Reads the traces of observations; cannot be loaded without Micrometer's tracing. */
final class TraceIds {

  private TraceIds() {}

  /** Returns true; throws a NoClassDefFoundError without the tracing. */
  static boolean isUsable() {
    return !TracingContext.class.getName().isEmpty();
  }

  /** Returns the id of the trace that the span of an observation belongs to. */
  static Optional<String> of(Observation.ContextView context) {
    TracingContext tracing = context.get(TracingContext.class);
    Span span = tracing == null ? null : tracing.getSpan();
    return span == null || span.isNoop() ? Optional.empty() : Optional.of(span.context().traceId());
  }
}
