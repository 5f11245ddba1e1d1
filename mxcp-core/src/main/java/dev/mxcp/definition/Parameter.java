package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.util.Objects;

/**
 * A parameter of an endpoint.
 *
 * @param name the name: a letter or {@code _}, then letters, digits and {@code _}
 * @param type its type; the default, where there is one, stands in {@link TypeInfo#defaultValue()}
 * @param position where it stands
 */
public record Parameter(String name, ValueType type, SourcePosition position) {

  /** Checks that nothing is null. */
  public Parameter {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(position, "position");
  }

  /** Returns whether a call must give it: it has no default. */
  public boolean isRequired() {
    return type.info().defaultValue() == null;
  }
}
