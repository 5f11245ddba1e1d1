package dev.mxcp.suite;

import dev.mxcp.Outcome;
import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.TestCase.Expectation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The expectation that a call fails. */
final class ExpectedError {

  private ExpectedError() {}

  /** Returns the texts that a test expects in the error; empty where it expects a result. */
  static List<Expectation> in(TestCase test) {
    return test.expectations().stream()
        .filter(expectation -> expectation.kind() == Expectation.Kind.ERROR_CONTAINS)
        .toList();
  }

  /** Returns what is wrong with a failure; empty where it says what was expected. */
  static List<String> check(@Nullable Object expected, Outcome.Failed outcome) {
    String text = text(outcome);
    return text.contains(String.valueOf(expected))
        ? List.of()
        : List.of(
            "expected an error with the text: " + expected + "\n            but got: " + text);
  }

  /** Returns all that a caller sees of a failure. */
  static String text(Outcome.Failed outcome) {
    String more =
        outcome.violations().stream()
            .map(Object::toString)
            .filter(violation -> !outcome.message().contains(violation))
            .map(violation -> "\n  " + violation)
            .collect(Collectors.joining());
    return outcome.message() + more;
  }
}
