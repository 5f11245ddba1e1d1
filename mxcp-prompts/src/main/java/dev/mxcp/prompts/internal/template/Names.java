package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Functions;
import dev.mxcp.prompts.internal.syntax.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The variables that exist at a place of a template, and which of them were read. */
final class Names {

  private final Set<String> known;

  /** What was read inside of each macro around the place; the innermost one is the last. */
  private final List<Set<String>> reads;

  private Names(Set<String> known, List<Set<String>> reads) {
    this.known = known;
    this.reads = reads;
  }

  /** Returns those that exist at the beginning: the parameters and the functions. */
  static Names of(Collection<String> parameters) {
    return new Names(Functions.names(), List.of(new HashSet<>())).with(parameters);
  }

  Names with(Collection<String> more) {
    Set<String> all = new HashSet<>(known);
    all.addAll(more);
    return new Names(all, reads);
  }

  /** Returns the same, for the content of a macro that wants to know what it reads. */
  Names watched() {
    List<Set<String>> inner = new ArrayList<>(reads);
    inner.add(new HashSet<>());
    return new Names(known, inner);
  }

  /** Notes that a name is read, and returns whether it exists. */
  boolean reads(String name) {
    reads.forEach(all -> all.add(name));
    return known.contains(name);
  }

  /** Returns what was read since {@link #watched}. */
  Set<String> read() {
    return reads.get(reads.size() - 1);
  }

  String suggestion(String name) {
    return Suggestion.of(name, known);
  }
}
