package dev.mxcp.micrometer;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.spi.CallListener;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Locale;
import java.util.Optional;

/** Says what is shown of a call; a kind always has the same keys. */
record CallConvention(EndpointKind kind) implements ObservationConvention<CallObservationContext> {

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof CallObservationContext;
  }

  @Override
  public String getName() {
    return MxcpNames.observation(kind);
  }

  @Override
  public String getContextualName(CallObservationContext context) {
    return MxcpNames.span(kind) + " " + endpoint(context.call());
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
    CallListener.Call call = context.call();
    Optional<FailureCode> code =
        context.end().flatMap(CallListener.End::failure).map(failure -> failure.code());
    KeyValues values =
        KeyValues.of(
            KeyValue.of(MxcpNames.endpoint(kind), endpoint(call)),
            KeyValue.of(MxcpNames.ERROR_TYPE, code.map(FailureCode::id).orElse(MxcpNames.NONE)),
            KeyValue.of(MxcpNames.FAULT, code.map(CallConvention::fault).orElse(MxcpNames.NONE)),
            KeyValue.of(MxcpNames.CALLER_TYPE, call.context().callerType()),
            KeyValue.of(
                MxcpNames.USER_CLASS,
                call.context().user() == null ? "anonymous" : "authenticated"));
    return kind == EndpointKind.TOOL
        ? values.and(MxcpNames.OPERATION_NAME, MxcpNames.EXECUTE_TOOL)
        : values;
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(CallObservationContext context) {
    CallListener.Call call = context.call();
    KeyValues values = KeyValues.of(MxcpNames.CALL_ID, call.id());
    String session = call.context().session();
    return session == null ? values : values.and(MxcpNames.SESSION_ID, session);
  }

  private static String endpoint(CallListener.Call call) {
    return call.endpoint().map(Endpoint::id).orElse(MxcpNames.UNKNOWN);
  }

  private static String fault(FailureCode code) {
    return code.fault().name().toLowerCase(Locale.ROOT);
  }
}
