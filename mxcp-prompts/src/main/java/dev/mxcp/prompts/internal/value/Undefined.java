package dev.mxcp.prompts.internal.value;

/**
 * What a name or an attribute stands for that does not exist: it prints as nothing, is false and
 * empty, and everything else done with it fails.
 *
 * @param what the text of that failure, such as {@code 'x' is undefined}
 */
public record Undefined(String what) {

  /** Returns the failure of using it. */
  public EvaluationException failure() {
    return new EvaluationException(what);
  }
}
