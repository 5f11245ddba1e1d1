package dev.mxcp.internal.project;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong while files are read. Not thread-safe. */
final class ProblemList {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.position().file())
          .thenComparingInt(problem -> problem.position().line())
          .thenComparingInt(problem -> problem.position().column());

  private final List<Problem> problems = new ArrayList<>();

  void error(ProblemCode code, SourcePosition position, String message, @Nullable String hint) {
    problems.add(Problem.error(code, position, message).withHint(hint));
  }

  void warning(ProblemCode code, SourcePosition position, String message, @Nullable String hint) {
    problems.add(Problem.warning(code, position, message).withHint(hint));
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void addAll(Collection<Problem> more) {
    problems.addAll(more);
  }

  /** Adds what is wrong with the shape of a file, but for values that could not be parsed. */
  void addShape(Collection<Problem> shape) {
    Set<String> damaged =
        problems.stream()
            .filter(problem -> problem.code() == ProblemCode.YAML_SYNTAX)
            .map(problem -> problem.position().path())
            .collect(Collectors.toSet());
    shape.stream().filter(p -> !damaged.contains(p.position().path())).forEach(problems::add);
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }

  /** Returns whether an error stands at a document path or inside of it. */
  boolean hasErrorsIn(String path) {
    return problems.stream()
        .filter(Problem::isError)
        .map(problem -> problem.position().path())
        .anyMatch(at -> at.equals(path) || at.startsWith(path + ".") || at.startsWith(path + "["));
  }

  /** Returns everything, sorted by file and line. */
  List<Problem> sorted() {
    return problems.stream().sorted(BY_PLACE).toList();
  }
}
