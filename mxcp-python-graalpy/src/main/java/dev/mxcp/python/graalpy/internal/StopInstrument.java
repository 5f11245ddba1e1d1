package dev.mxcp.python.graalpy.internal;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import java.util.Objects;

/** Brings the {@link ThreadStopper} of an engine; it observes nothing and costs nothing. */
@TruffleInstrument.Registration(
    id = StopInstrument.ID,
    name = "mxcp thread stopper",
    services = ThreadStopper.class)
public final class StopInstrument extends TruffleInstrument {

  static final String ID = "mxcp-thread-stopper";

  /** Creates it; made by the engine. */
  public StopInstrument() {}

  @Override
  protected void onCreate(Env env) {
    env.registerService(new Stopper(env));
  }

  private record Stopper(Env env) implements ThreadStopper {

    @Override
    public TruffleContext entered() {
      return Objects.requireNonNull(env.getEnteredContext());
    }

    /** What the function raises is for its thread, so nobody waits for it here. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void call(TruffleContext context, Thread thread, String function) {
      env.submitThreadLocal(context, new Thread[] {thread}, new Call(env, function));
    }
  }

  private static final class Call extends ThreadLocalAction {
    private final Env env;
    private final String function;

    Call(Env env, String function) {
      super(true, false);
      this.env = env;
      this.function = function;
    }

    @Override
    protected void perform(Access access) {
      InteropLibrary interop = InteropLibrary.getUncached();
      Object globals = env.getScope(env.getLanguages().get(Interpreters.LANGUAGE));
      try {
        interop.execute(interop.readMember(globals, function));
      } catch (InteropException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
