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
  private final @Nullable ParameterOrigin origin;
  private final @Nullable String completion;

  private Parameter(
      String name,
      ValueType type,
      SourcePosition position,
      @Nullable ParameterOrigin origin,
      @Nullable String completion) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = Objects.requireNonNull(type, "type");
    this.position = Objects.requireNonNull(position, "position");
    this.origin = origin;
    this.completion = completion;
  }

  /**
   * Returns a parameter; it is required unless its type has a default.
   *
   * @param name a letter or {@code _}, then letters, digits and {@code _}; checked at load
   */
  public static Parameter of(String name, ValueType type) {
    return new Parameter(name, type, SourcePosition.of(Path.of("java")), null, null);
  }

  /** Returns a copy with the given position. */
  public Parameter at(SourcePosition place) {
    return new Parameter(name, type, place, origin, completion);
  }

  /**
   * Returns a hidden copy, whose value comes from an origin other than the caller's arguments.
   *
   * @param source the origin; null for an argument
   */
  public Parameter from(@Nullable ParameterOrigin source) {
    return new Parameter(name, type, position, source, completion);
  }

  /**
   * Returns a copy whose values a tool suggests to those who type one.
   *
   * @param tool its name; it gives a list of values, and may have a parameter {@code prefix} for
   *     what was typed; null for none
   */
  public Parameter completedBy(@Nullable String tool) {
    return new Parameter(name, type, position, origin, tool);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the type; the default, if there is one, is in {@link TypeInfo#defaultValue()}. */
  public ValueType type() {
    return type;
  }

  /** Returns the position of the declaration. */
  public SourcePosition position() {
    return position;
  }

  /** Returns the origin of a hidden parameter; null if callers give it as an argument. */
  public @Nullable ParameterOrigin origin() {
    return origin;
  }

  /** Returns the tool that suggests values; null if none does. */
  public @Nullable String completion() {
    return completion;
  }

  /** Returns whether the parameter is hidden: callers cannot set it. */
  public boolean isHidden() {
    return origin != null;
  }

  /** Returns whether calls must set the parameter: it is not hidden and has no default. */
  public boolean isRequired() {
    return origin == null && type.info().defaultValue() == null;
  }

  /** Returns whether the other one has the same name, type, origin, completion and place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parameter parameter
        && name.equals(parameter.name)
        && type.equals(parameter.type)
        && Objects.equals(origin, parameter.origin)
        && Objects.equals(completion, parameter.completion)
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
