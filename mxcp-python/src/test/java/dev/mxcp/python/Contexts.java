package dev.mxcp.python;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.User;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Contexts of calls. */
final class Contexts {

  private Contexts() {}

  static CallContext of(User user) {
    return CallContext.builder().user(user).headers(Map.of("X-Tenant", "acme")).build();
  }

  static CallContext of(Cancellation cancellation) {
    return CallContext.builder().cancellation(cancellation).build();
  }

  static CallContext of(CallEvents events) {
    return CallContext.builder().events(events).build();
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
