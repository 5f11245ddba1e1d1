package dev.mxcp.prompts.internal.syntax;

import java.util.List;
import java.util.stream.Stream;

/** What a tag assigns to. */
public sealed interface Target {

  /** Returns the variables that it declares. */
  Stream<String> names();

  /**
   * A variable.
   *
   * @param name its name
   */
  record Variable(String name) implements Target {
    @Override
    public Stream<String> names() {
      return Stream.of(name);
    }
  }

  /**
   * An attribute of a namespace.
   *
   * @param namespace the variable with the namespace
   * @param name the attribute
   */
  record Attribute(String namespace, String name) implements Target {
    @Override
    public Stream<String> names() {
      return Stream.of();
    }
  }

  /**
   * Several targets that take one value each.
   *
   * @param targets at least one
   */
  record Group(List<Target> targets) implements Target {
    @Override
    public Stream<String> names() {
      return targets.stream().flatMap(Target::names);
    }
  }
}
