package dev.mxcp.cli.project;

import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.FailureCode;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A result as an endpoint gave it, for one that does not fit its declaration. */
public final class RawResult {

  private final AtomicReference<@Nullable Object> last = new AtomicReference<>();
  private final boolean isKept;

  private RawResult(boolean isKept) {
    this.isKept = isKept;
  }

  /**
   * Keeps results of what is built.
   *
   * @param builder null to keep nothing
   */
  public static RawResult of(@Nullable MxcpBuilder builder) {
    RawResult result = new RawResult(builder != null);
    if (builder != null) {
      builder.interceptor(
          (invocation, next) -> {
            Object value = next.invoke(invocation);
            result.last.set(value);
            return value;
          });
    }
    return result;
  }

  /** Refuses endpoints whose results are not for everybody: policies see checked results only. */
  public static void check(Endpoint endpoint) {
    if (!endpoint.policies().output().isEmpty()) {
      throw CommandFailure.usage(
          "--skip-output-validation: " + endpoint.id() + " has output policies.",
          "They protect only results that are checked.");
    }
  }

  /** Returns the outcome, or the result as it was if only its check failed. */
  public Outcome orElse(Outcome outcome) {
    return isKept
            && outcome instanceof Outcome.Failed failed
            && failed.code() == FailureCode.INVALID_RESULT
        ? Outcome.Ok.fromJson(Outcome.ok(last.get()).json())
        : outcome;
  }
}
