package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.expression.Functions;
import dev.mxcp.prompts.internal.expression.Meant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The variables that exist at a place of a template. */
final class Names {

  private final Set<String> known;

  private Names(Set<String> known) {
    this.known = known;
  }

  /** Returns those that exist at the beginning: the parameters and the functions. */
  static Names of(Collection<String> parameters) {
    return new Names(Functions.names()).with(parameters);
  }

  Names with(Collection<String> more) {
    Set<String> all = new HashSet<>(known);
    all.addAll(more);
    return new Names(all);
  }

  boolean has(String name) {
    return known.contains(name);
  }

  String hint(String name) {
    return Meant.hint(name, known);
  }
}
