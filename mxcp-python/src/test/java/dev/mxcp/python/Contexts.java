package dev.mxcp.python;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Deadline;
import dev.mxcp.runtime.User;
import java.util.Map;

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
}
