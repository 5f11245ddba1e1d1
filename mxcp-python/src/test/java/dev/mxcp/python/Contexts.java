package dev.mxcp.python;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Deadline;
import dev.mxcp.runtime.User;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Contexts of calls. */
final class Contexts {

  private Contexts() {}

  static CallContext of(User user) {
    return new CallContext(
        user, Map.of("X-Tenant", "acme"), Deadline.NONE, Cancellation.NEVER, CallEvents.NOOP);
  }

  static CallContext of(Cancellation cancellation) {
    return new CallContext(null, Map.of(), Deadline.NONE, cancellation, CallEvents.NOOP);
  }

  static CallContext of(CallEvents events) {
    return new CallContext(null, Map.of(), Deadline.NONE, Cancellation.NEVER, events);
  }

  /** Returns a context whose caller hears of progress, and of nothing else. */
  static CallContext ofProgress(DoubleConsumer receiver) {
    return of(
        new CallEvents() {
          @Override
          public void progress(double progress, @Nullable Double total, @Nullable String message) {
            receiver.accept(progress);
          }
        });
  }
}
