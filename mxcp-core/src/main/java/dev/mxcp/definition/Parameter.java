package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A parameter of an endpoint. Immutable. */
public final class Parameter {

  private final String name;
  private final ValueType type;
  private final SourcePosition position;

  private Parameter(String name, ValueType type, SourcePosition position) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
    this.position = Objects.requireNonNull(position, "position");
  }

  /**
   * Returns a parameter; it is required unless its type has a default.
   *
   * @param name a letter or {@code _}, then letters, digits and {@code _}; checked at load
   */
  public static Parameter of(String name, ValueType type) {
    return new Parameter(name, type, SourcePosition.of(Path.of("java")));
  }

  /** Returns a copy that stands at the given place. */
  public Parameter at(SourcePosition place) {
    return new Parameter(name, type, place);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the type; the default, if there is one, is in {@link TypeInfo#defaultValue()}. */
  public ValueType type() {
    return type;
  }

  /** Returns the place of the declaration. */
  public SourcePosition position() {
    return position;
  }

  /** Returns whether a call must give it: it has no default. */
  public boolean isRequired() {
    return type.info().defaultValue() == null;
  }

  /** Returns whether the other one has the same name, type and place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parameter parameter
        && name.equals(parameter.name)
        && type.equals(parameter.type)
        && position.equals(parameter.position);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type);
  }

  /** Returns name and kind of type. */
  @Override
  public String toString() {
    return "Parameter[" + name + ": " + type.typeName() + "]";
  }
}
