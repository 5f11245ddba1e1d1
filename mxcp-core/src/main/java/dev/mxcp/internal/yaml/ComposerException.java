package dev.mxcp.internal.yaml;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;

/** Stops the reading of a document that exceeds a limit. */
final class LimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  LimitException(SourcePosition position, String message) {
    super(message, null, false, false);
    problem = Problem.error(ProblemCode.YAML_LIMIT, position, message);
  }

  Problem problem() {
    return problem;
  }
}
