package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.Position;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a template; the same thing is told once for a line. */
final class Problems {

  /** The place and text of a problem. */
  private record Key(int line, String message) {}

  private final Map<Key, TemplateProblem> all = new LinkedHashMap<>();

  /** Something that may find the template wrong. */
  @FunctionalInterface
  interface Check {
    void run() throws SyntaxException;
  }

  void add(Position position, String message) {
    all.putIfAbsent(
        new Key(position.line(), message),
        new TemplateProblem(position.line(), position.column(), message));
  }

  void add(SyntaxException problem) {
    add(problem.position(), problem.message());
  }

  void addFrom(Check check) {
    try {
      check.run();
    } catch (SyntaxException e) {
      add(e);
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Returns all of them in the order of the template. */
  List<TemplateProblem> sorted() {
    List<TemplateProblem> sorted = new ArrayList<>(all.values());
    sorted.sort(
        Comparator.comparingInt(TemplateProblem::line).thenComparingInt(TemplateProblem::column));
    return sorted;
  }
}
