package dev.mxcp.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Properties that every type may declare, whatever its kind. Immutable. */
public final class TypeInfo {

  /** No properties. */
  public static final TypeInfo NONE = new TypeInfo(null, null, List.of(), null, false);

  private final @Nullable String description;
  private final @Nullable DefaultValue defaultValue;
  private final List<@Nullable Object> examples;
  private final @Nullable List<@Nullable Object> enumeration;
  private final boolean sensitive;

  private TypeInfo(
      @Nullable String description,
      @Nullable DefaultValue defaultValue,
      List<@Nullable Object> examples,
      @Nullable List<@Nullable Object> enumeration,
      boolean sensitive) {
    this.description = description;
    this.defaultValue = defaultValue;
    this.examples = examples;
    this.enumeration = enumeration;
    this.sensitive = sensitive;
  }

  /** Returns the description of the value; null if not declared. */
  public @Nullable String description() {
    return description;
  }

  /** Returns the default; null if there is none. */
  public @Nullable DefaultValue defaultValue() {
    return defaultValue;
  }

  /** Returns values for people and models, not checked at calls; immutable. */
  public List<@Nullable Object> examples() {
    return examples;
  }

  /** Returns the allowed values; null if any value is allowed. Immutable. */
  public @Nullable List<@Nullable Object> enumeration() {
    return enumeration;
  }

  /** Returns whether the value must not show in errors, logs and records. */
  public boolean sensitive() {
    return sensitive;
  }

  /** Returns a copy with another description. */
  public TypeInfo withDescription(@Nullable String text) {
    return new TypeInfo(text, defaultValue, examples, enumeration, sensitive);
  }

  /** Returns a copy with another default; null for none. */
  public TypeInfo withDefault(@Nullable DefaultValue value) {
    return new TypeInfo(description, value, examples, enumeration, sensitive);
  }

  /** Returns a copy with other examples. */
  public TypeInfo withExamples(List<? extends @Nullable Object> values) {
    return new TypeInfo(description, defaultValue, copy(values), enumeration, sensitive);
  }

  /** Returns a copy with other allowed values; null for any. */
  public TypeInfo withEnumeration(@Nullable List<? extends @Nullable Object> values) {
    List<@Nullable Object> allowed = values == null ? null : copy(values);
    return new TypeInfo(description, defaultValue, examples, allowed, sensitive);
  }

  /** Returns a copy that is sensitive or not. */
  public TypeInfo withSensitive(boolean hidden) {
    return new TypeInfo(description, defaultValue, examples, enumeration, hidden);
  }

  private static List<@Nullable Object> copy(List<? extends @Nullable Object> values) {
    return Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** Returns whether the other one declares the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TypeInfo info
        && Objects.equals(description, info.description)
        && Objects.equals(defaultValue, info.defaultValue)
        && examples.equals(info.examples)
        && Objects.equals(enumeration, info.enumeration)
        && sensitive == info.sensitive;
  }

  @Override
  public int hashCode() {
    return Objects.hash(description, defaultValue, examples, enumeration, sensitive);
  }

  /** Returns everything but the values of a sensitive type. */
  @Override
  public String toString() {
    return sensitive
        ? "TypeInfo[sensitive]"
        : "TypeInfo[description="
            + description
            + ", default="
            + defaultValue
            + ", examples="
            + examples
            + ", enum="
            + enumeration
            + "]";
  }
}
