package dev.mxcp.testing;

import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about the outcome of a call; the next step depends on whether it has a result. */
public final class OutcomeAssert extends AbstractAssert<OutcomeAssert, Outcome> {

  OutcomeAssert(@Nullable Outcome actual) {
    super(actual, OutcomeAssert.class);
  }

  /** Verifies that there is a result, and returns assertions about it. */
  public ValueAssert isOk() {
    isNotNull();
    if (actual instanceof Outcome.Failed failed) {
      throw failure("%s", "Expecting a result, but the call failed with " + Shown.failure(failed));
    }
    return next(new ValueAssert(actual.orElseThrow()));
  }

  /**
   * Verifies that the call failed, for whatever reason, and returns assertions about the failure.
   */
  public FailureAssert failed() {
    isNotNull();
    if (!(actual instanceof Outcome.Failed failed)) {
      throw failure("%s", "Expecting a failure, but the call gave:\n  " + result());
    }
    return next(new FailureAssert(failed));
  }

  /** Verifies that the call failed for this reason, and returns assertions about the failure. */
  public FailureAssert failedWith(FailureCode code) {
    isNotNull();
    if (!(actual instanceof Outcome.Failed failed)) {
      throw failure(
          "%s", "Expecting a failure with " + code.id() + ", but the call gave:\n  " + result());
    }
    if (failed.code() != code) {
      throw failure(
          "%s", "Expecting a failure with " + code.id() + ", but it was " + Shown.failure(failed));
    }
    return next(new FailureAssert(failed));
  }

  private String result() {
    return Shown.json(actual.orElseThrow());
  }

  private <A extends AbstractAssert<A, ?>> A next(A next) {
    return next.as(info.description());
  }
}
