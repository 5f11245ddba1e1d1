package dev.mxcp.micrometer;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.SourcedEndpoint;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** Says what is shown of an invoker's work. */
enum InvocationConvention implements ObservationConvention<InvocationObservationContext> {
  INSTANCE;

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof InvocationObservationContext;
  }

  @Override
  public String getName() {
    return MxcpNames.INVOCATION;
  }

  @Override
  public String getContextualName(InvocationObservationContext context) {
    Endpoint endpoint = context.invocation().endpoint();
    return language(endpoint) + " " + endpoint.id();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(InvocationObservationContext context) {
    Endpoint endpoint = context.invocation().endpoint();
    return KeyValues.of(
        KeyValue.of(MxcpNames.KIND, endpoint.kind().key()),
        KeyValue.of(MxcpNames.ENDPOINT, endpoint.id()),
        KeyValue.of(MxcpNames.LANGUAGE, language(endpoint)),
        KeyValue.of(MxcpNames.OUTCOME, context.isOk() ? "ok" : "failed"));
  }

  private static String language(Endpoint endpoint) {
    return endpoint instanceof SourcedEndpoint sourced ? sourced.language() : MxcpNames.TEMPLATE;
  }
}
