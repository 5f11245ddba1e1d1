package dev.mxcp.python.graalpy.internal;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;

/** Lets an engine find the {@link StopInstrument}. */
@TruffleInstrument.Registration(
    id = StopInstrument.ID,
    name = "mxcp thread stopper",
    services = ThreadStopper.class)
public final class StopInstrumentProvider extends TruffleInstrumentProvider {

  /** Creates it; made by the service loader. */
  public StopInstrumentProvider() {}

  @Override
  protected String getInstrumentClassName() {
    return StopInstrument.class.getName();
  }

  @Override
  protected Object create() {
    return new StopInstrument();
  }

  @Override
  protected Collection<String> getServicesClassNames() {
    return List.of(ThreadStopper.class.getName());
  }
}
