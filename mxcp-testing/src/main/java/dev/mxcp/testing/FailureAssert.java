package dev.mxcp.testing;

import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Violation;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a failed call. */
public final class FailureAssert extends AbstractAssert<FailureAssert, Outcome.Failed> {

  FailureAssert(Outcome.Failed actual) {
    super(actual, FailureAssert.class);
  }

  /** Verifies that message or violations, which the caller reads, contain a text. */
  public FailureAssert mentions(String text) {
    if (!safeText().contains(text)) {
      throw failure("%s", expecting("to mention", text));
    }
    return this;
  }

  /** Verifies that neither message nor violations contain a text. */
  public FailureAssert doesNotMention(String text) {
    if (safeText().contains(text)) {
      throw failure("%s", expecting("not to mention", text));
    }
    return this;
  }

  /** Verifies that there is a violation at this path, such as {@code items[3].email}. */
  public FailureAssert violates(String path) {
    if (actual.violations().stream().noneMatch(violation -> violation.path().equals(path))) {
      throw failure("%s", expecting("to have a violation at", path));
    }
    return this;
  }

  /** Verifies that the diagnostic contains a text, such as a line of a traceback. */
  public FailureAssert hasDiagnosticContaining(String text) {
    if (!actual.diagnostic().contains(text)) {
      throw failure("%s", expecting("to have in its diagnostic", text));
    }
    return this;
  }

  /** Verifies which party can resolve the failure. */
  public FailureAssert isFaultOf(FailureCode.Fault fault) {
    if (actual.fault() != fault) {
      throw failure("%s", expecting("to be the fault of", fault.name()));
    }
    return this;
  }

  private String expecting(String what, String text) {
    return "Expecting the failure "
        + what
        + ":\n  "
        + text
        + "\nbut it was "
        + Shown.failure(actual);
  }

  private String safeText() {
    StringBuilder text = new StringBuilder(actual.message());
    for (Violation violation : actual.violations()) {
      text.append('\n').append(violation);
    }
    return text.toString();
  }
}
