package dev.mxcp.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.invocation.InvocationParameters;
import dev.mxcp.CallOptions;
import org.jspecify.annotations.Nullable;

/** Reads the options of calls from an invocation. */
final class InvocationOptions {

  private InvocationOptions() {}

  /** Returns the options that the host gave, else the defaults. */
  static CallOptions of(@Nullable InvocationContext context, CallOptions defaults) {
    InvocationParameters parameters = context == null ? null : context.invocationParameters();
    Object given =
        parameters == null ? null : parameters.asMap().get(MxcpToolProvider.CALL_OPTIONS);
    if (given == null) {
      return defaults;
    }
    if (given instanceof CallOptions options) {
      return options;
    }
    // Not to guess: an anonymous call may be allowed what this caller is not.
    throw new IllegalArgumentException(
        "The invocation parameter "
            + MxcpToolProvider.CALL_OPTIONS
            + " must be a CallOptions, not a "
            + given.getClass().getName());
  }
}
