package dev.mxcp.internal.engine;

import dev.mxcp.Outcome;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.ResultFilter;
import dev.mxcp.internal.policy.CallPolicy;
import dev.mxcp.internal.policy.StreamRules;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Deadline;
import dev.mxcp.spi.Approval;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The guard of one endpoint at work on one call: visibility, limits, arguments, rules, approval,
 * result. For one thread; to be closed.
 */
final class GuardedCall implements AutoCloseable {

  private final Binding binding;
  private final Guard guard;
  private final CallPolicy decisions;
  private boolean admitted;

  GuardedCall(Binding binding, CallPolicy decisions) {
    this.binding = binding;
    this.guard = binding.guard();
    this.decisions = decisions;
  }

  /**
   * Converts the arguments of a call that may be made.
   *
   * @param headers all headers of the request
   * @return the arguments with those that come from the caller's identity
   * @throws ToolException with DENIED, RATE_LIMITED or INVALID_ARGUMENTS
   */
  Map<String, @Nullable Object> arguments(
      Map<String, ? extends @Nullable Object> given,
      CallContext context,
      Map<String, String> headers) {
    checkCaller(given, context, headers);
    enter(context);
    Map<String, @Nullable Object> arguments = decode(given, context, headers);
    if (guard.policies().input().askForArguments()) {
      guard.policies().input().checkArguments(arguments, decisions);
    }
    return arguments;
  }

  private void checkCaller(
      Map<String, ? extends @Nullable Object> given,
      CallContext context,
      Map<String, String> headers) {
    try {
      guard.checkCaller(context.user(), decisions);
    } catch (ToolException denial) {
      throw firstDenial(given, context, headers, denial);
    }
  }

  /** With valid arguments, the first rule in the order of the file gives the reason. */
  private ToolException firstDenial(
      Map<String, ? extends @Nullable Object> given,
      CallContext context,
      Map<String, String> headers,
      ToolException denial) {
    if (!guard.policies().input().askForArguments()) {
      return denial;
    }
    try {
      decisions.begin();
      guard.policies().input().checkAll(decode(given, context, headers), decisions);
      decisions.denied(String.valueOf(denial.getMessage()));
      return denial;
    } catch (ToolException first) {
      if (first.code() == FailureCode.DENIED) {
        return first;
      }
      decisions.denied(String.valueOf(denial.getMessage()));
      return denial;
    }
  }

  private Map<String, @Nullable Object> decode(
      Map<String, ? extends @Nullable Object> given,
      CallContext context,
      Map<String, String> headers) {
    Map<String, @Nullable Object> converted = binding.arguments().decode(given);
    return guard.identity().isEmpty()
        ? converted
        : guard.identity().complete(converted, context.user(), headers);
  }

  private void enter(CallContext context) {
    if (guard.limiter() == null) {
      return;
    }
    Duration wait = guard.limiter().enter(context.user());
    if (wait != null) {
      throw ToolException.rateLimited(wait);
    }
    admitted = true;
  }

  /**
   * Asks for the approval of a destructive tool.
   *
   * @param shown the arguments for showing
   * @throws ToolException with DENIED if the answer is anything but yes; with TIMEOUT or CANCELLED
   *     if the call is stopped before
   */
  void approve(Map<String, @Nullable Object> shown, CallContext context) {
    Approval approval = guard.approval();
    if (approval == null || !(binding.endpoint() instanceof Tool tool)) {
      return;
    }
    boolean approved;
    try {
      approved = answer(approval, new Question(tool, shown, context));
    } catch (Throwable e) {
      context.requireActive();
      throw notApproved("the approval failed: " + e, e);
    }
    context.requireActive();
    if (!approved) {
      throw notApproved("it was not approved", null);
    }
  }

  private record Question(Tool tool, Map<String, @Nullable Object> arguments, CallContext context)
      implements Approval.Request {}

  private static boolean answer(Approval approval, Question question) throws Exception {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    approval
        .ask(question)
        .whenComplete(
            (yes, error) -> {
              if (error == null) {
                answer.complete(Boolean.TRUE.equals(yes));
              } else {
                answer.completeExceptionally(error);
              }
            });
    try (Cancellation.Registration stop =
        question.context().cancellation().onCancel(() -> answer.complete(false))) {
      Deadline deadline = question.context().deadline();
      return deadline.equals(Deadline.NONE)
          ? answer.get()
          : answer.get(Math.max(1, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    }
  }

  private ToolException notApproved(String why, @Nullable Throwable cause) {
    String safe = "The call was not approved.";
    decisions.denied(safe);
    return new ToolException(FailureCode.DENIED, safe, safe + "\n" + binding + ": " + why, cause);
  }

  /** Returns the outcome of a checked result, after the output rules. */
  Outcome result(@Nullable Object plain) {
    return Outcome.ok(
        guard.policies().output().isEmpty()
            ? plain
            : guard.policies().output().apply(plain, decisions));
  }

  /** Returns what filters a result that is written while it is read; null if nothing does. */
  @Nullable ResultFilter filter() {
    return guard.policies().output().isEmpty()
        ? null
        : new StreamRules(guard.policies().output(), decisions);
  }

  /** Returns whether the result must be there as a whole before anything is written. */
  boolean needsWholeResult() {
    return guard.policies().output().askForResponse();
  }

  @Override
  public void close() {
    if (admitted && guard.limiter() != null) {
      guard.limiter().leave();
    }
  }
}
