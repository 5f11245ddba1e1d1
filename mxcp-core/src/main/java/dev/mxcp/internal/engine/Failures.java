package dev.mxcp.internal.engine;

import dev.mxcp.Outcome;
import dev.mxcp.config.Secrets;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Nearest;
import dev.mxcp.error.ToolException;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Deadline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever ended a call into an outcome with a safe and a full text, and logs the full one.
 */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger("dev.mxcp.calls");

  private Failures() {}

  /** Returns the outcome for what a call of a binding threw. */
  static Outcome.Failed of(Throwable error, Binding binding, CallContext context, Secrets secrets) {
    if (error instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    Outcome.Failed failed =
        outcome(
            stopped(error, context).orElseGet(() -> translate(error, binding.endpoint().id())),
            secrets);
    log(failed, binding);
    return failed;
  }

  /** Returns the outcome for an exception that says everything itself. */
  static Outcome.Failed outcome(ToolException e, @Nullable Secrets secrets) {
    Secrets known = secrets == null ? Secrets.NONE : secrets;
    return new Outcome.Failed(
        e.code(),
        known.redact(String.valueOf(e.getMessage())),
        e.violations(),
        known.redact(e.diagnostic()));
  }

  /** Returns the outcome for an id that does not exist, with the nearest one that does. */
  static Outcome.Failed notFound(EndpointKind kind, String id, EndpointRegistry registry) {
    List<String> known =
        registry.entries(kind).stream().map(entry -> entry.endpoint().id()).toList();
    String hint = Nearest.to(id, known).map(near -> " Did you mean " + near + "?").orElse("");
    String message = "There is no " + kind.key() + " " + id + "." + hint;
    return new Outcome.Failed(FailureCode.NOT_FOUND, message, List.of(), message);
  }

  /** Whatever an invoker throws after it was stopped, the call failed because it was stopped. */
  private static Optional<ToolException> stopped(Throwable error, CallContext context) {
    if (error instanceof ToolException e && e.code() == FailureCode.WORKER_LOST) {
      return Optional.empty();
    }
    return context
        .cancellation()
        .reason()
        .map(code -> stopped(code, stopText(code, context.deadline()), error));
  }

  private static ToolException stopped(FailureCode code, String text, Throwable error) {
    return new ToolException(code, text, full(text, error), error);
  }

  private static String stopText(FailureCode code, Deadline deadline) {
    return code == FailureCode.TIMEOUT
        ? "The call took longer than its limit of " + text(deadline.limit()) + "."
        : "The call was cancelled.";
  }

  private static String text(Duration limit) {
    long millis = limit.toMillis();
    if (millis % 1000 != 0) {
      return millis + " ms";
    }
    return millis % 60_000 == 0 ? millis / 60_000 + " min" : millis / 1000 + " s";
  }

  private static ToolException translate(Throwable error, String id) {
    if (error instanceof ToolException known) {
      return known;
    }
    if (error instanceof DatabaseException database) {
      String safe = "The database refused what the tool asked for.";
      FailureCode code =
          database.kind() == DatabaseException.Kind.LIMIT
              ? FailureCode.LIMIT_EXCEEDED
              : FailureCode.TOOL_FAILED;
      return new ToolException(code, safe, safe + "\n" + database.getMessage(), error);
    }
    FailureCode code =
        error instanceof Error && !(error instanceof StackOverflowError)
            ? FailureCode.INTERNAL
            : FailureCode.TOOL_FAILED;
    String safe = id + " failed.";
    return new ToolException(code, safe, full(safe, error), error);
  }

  private static String full(String text, Throwable error) {
    if (error instanceof ToolException known) {
      return text + "\n" + known.diagnostic();
    }
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return text + "\n" + trace;
  }

  private static void log(Outcome.Failed failed, Binding binding) {
    String what = binding.endpoint().kind().key();
    String id = binding.endpoint().id();
    if (failed.fault() == FailureCode.Fault.CALLER) {
      LOG.debug("The {} {} failed ({}): {}", what, id, failed.code().id(), failed.diagnostic());
    } else {
      LOG.warn("The {} {} failed ({}): {}", what, id, failed.code().id(), failed.diagnostic());
    }
  }
}
