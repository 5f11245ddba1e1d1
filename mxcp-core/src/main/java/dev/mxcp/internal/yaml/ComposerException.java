package dev.mxcp.internal.yaml;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;

/** Ends the reading of a document that exceeds a limit, or whose structure is unsound. */
final class ComposerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Creates an exception about a limit. */
  ComposerException(SourcePosition position, String message) {
    this(Problem.error(ProblemCode.YAML_LIMIT, position, message));
  }

  /** Creates an exception with its problem. */
  ComposerException(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
