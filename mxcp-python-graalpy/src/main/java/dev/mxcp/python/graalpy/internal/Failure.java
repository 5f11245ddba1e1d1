package dev.mxcp.python.graalpy.internal;

import java.util.Map;
import org.graalvm.polyglot.PolyglotException;

/** Failures that the Python side did not catch, as its answers have them. */
final class Failure {

  private Failure() {}

  /** Returns the answer of a request that ended with an exception. */
  static String answer(PolyglotException e) {
    String message = String.valueOf(e.getMessage());
    String kind = message.startsWith("Cancelled") ? "cancelled" : "exception";
    String type = e.isGuestException() ? message.split(":", 2)[0] : "InternalError";
    return Json.write(
        Map.of(
            "error",
            Map.of("kind", kind, "type", type, "message", message, "traceback", e.toString())));
  }
}
