package dev.mxcp.internal.engine;

import dev.mxcp.Outcome;
import dev.mxcp.config.Secrets;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Suggestions;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.Deadline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what ended a call into an outcome with a safe and a full text, and logs the full one. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger("dev.mxcp.calls");

  private Failures() {}

  /** Returns the outcome for what a call threw. */
  static Outcome.Failed of(Throwable error, RunningCall call, Secrets secrets) {
    if (error instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    ToolException known = stopped(error, call).orElseGet(() -> translate(error, call.target()));
    Outcome.Failed failed = redacted(known, error, secrets);
    log(failed, call);
    return failed;
  }

  private static Outcome.Failed redacted(ToolException e, Throwable cause, Secrets secrets) {
    List<Violation> violations =
        e.violations().stream()
            .map(one -> new Violation(secrets.redact(one.path()), secrets.redact(one.message())))
            .toList();
    return Outcome.failed(
        e.with(
            secrets.redact(String.valueOf(e.getMessage())),
            violations,
            secrets.redact(e.diagnostic()),
            RedactedError.of(cause, secrets)));
  }

  /** Returns the failure for an id that does not exist, with the nearest one that does. */
  static ToolException notFound(EndpointKind kind, String id, EndpointRegistry registry) {
    List<String> known =
        registry.entries(kind).stream().map(entry -> entry.endpoint().id()).toList();
    String hint =
        Suggestions.nearest(id, known).map(near -> " Did you mean " + near + "?").orElse("");
    String message = "There is no " + kind.key() + " " + id + "." + hint;
    return new ToolException(FailureCode.NOT_FOUND, message, message, null);
  }

  /** Returns the failure for a caller who gave null. */
  static ToolException nullInput(String what) {
    String message = "The call's " + what + " must not be null.";
    return new ToolException(FailureCode.INVALID_ARGUMENTS, message, message, null);
  }

  /** Returns the failure for an endpoint that was not loaded. */
  static ToolException unavailable(Binding binding) {
    String kind = binding.endpoint().kind().key();
    String safe =
        "The " + kind + " " + binding.endpoint().id() + " cannot be used: it was not loaded.";
    StringBuilder full = new StringBuilder(safe);
    for (Problem problem : binding.entry().problems()) {
      full.append("\n  ").append(problem);
    }
    return new ToolException(FailureCode.UNAVAILABLE, safe, full.toString(), null);
  }

  /** Whatever an invoker throws after it was stopped, the call failed because it was stopped. */
  private static Optional<ToolException> stopped(Throwable error, RunningCall call) {
    if (error instanceof ToolException e && e.code() == FailureCode.WORKER_LOST) {
      return Optional.empty();
    }
    return call.stopReason()
        .map(
            code -> {
              String text = stopText(code, call.context().deadline());
              return new ToolException(code, text, full(text, error), error);
            });
  }

  private static String stopText(FailureCode code, Deadline deadline) {
    return code == FailureCode.TIMEOUT && deadline.isLimited()
        ? "The call took longer than its limit of " + text(deadline.limit()) + "."
        : String.valueOf(ToolException.stopped(code, null).getMessage());
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
      return refused(database);
    }
    FailureCode code =
        error instanceof Error && !(error instanceof StackOverflowError)
            ? FailureCode.INTERNAL
            : FailureCode.TOOL_FAILED;
    String safe = id + " failed.";
    return new ToolException(code, safe, full(safe, error), error);
  }

  private static ToolException refused(DatabaseException error) {
    String safe =
        switch (error.kind()) {
          case DENIED -> "Access denied: the database does not allow this caller to do that.";
          case UNAVAILABLE -> "The database cannot be reached; try again later.";
          default -> "The database refused what the tool asked for.";
        };
    FailureCode code =
        switch (error.kind()) {
          case LIMIT -> FailureCode.LIMIT_EXCEEDED;
          case DENIED -> FailureCode.DENIED;
          default -> FailureCode.TOOL_FAILED;
        };
    return new ToolException(code, safe, safe + "\n" + error.getMessage(), error);
  }

  private static String full(String text, Throwable error) {
    if (error instanceof ToolException known) {
      return text.equals(known.diagnostic()) ? text : text + "\n" + known.diagnostic();
    }
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return text + "\n" + trace;
  }

  private static void log(Outcome.Failed failed, RunningCall call) {
    if (failed.fault() == FailureCode.Fault.CALLER) {
      LOG.debug("The {} failed ({}): {}", call, failed.code().id(), failed.diagnostic());
    } else {
      LOG.warn("The {} failed ({}): {}", call, failed.code().id(), failed.diagnostic());
    }
  }
}
