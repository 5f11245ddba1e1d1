package dev.mxcp.error;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown where a project cannot be loaded; it holds every problem that was found. */
public final class LoadException extends MxcpException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Creates an exception for at least one problem. */
  public LoadException(List<Problem> problems) {
    super(text(problems), null);
    this.problems = List.copyOf(problems);
  }

  /** Returns every problem that was found, sorted by file and line; immutable, never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    String head = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n  ", head + " in the project:\n  ", ""));
  }
}
