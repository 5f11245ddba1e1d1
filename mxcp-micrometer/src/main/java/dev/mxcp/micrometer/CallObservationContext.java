package dev.mxcp.micrometer;

import dev.mxcp.spi.CallListener;
import io.micrometer.observation.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The context of the observation of a call, for conventions, predicates and handlers of a host. */
public final class CallObservationContext extends Observation.Context {

  private final CallListener.Call call;
  private volatile CallListener.@Nullable End end;

  CallObservationContext(CallListener.Call call) {
    this.call = call;
  }

  /** Returns the call; its endpoint is known once it was looked up. */
  public CallListener.Call call() {
    return call;
  }

  /** Returns the end of the call with its arguments and failure; empty while it runs. */
  public Optional<CallListener.End> end() {
    return Optional.ofNullable(end);
  }

  void end(CallListener.End ended) {
    end = ended;
  }
}
