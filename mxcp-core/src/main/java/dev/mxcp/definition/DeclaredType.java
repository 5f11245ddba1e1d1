package dev.mxcp.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Properties that all types have.
 *
 * @param <T> the type itself
 */
abstract class DeclaredType<T> {

  private final TypeInfo info;

  DeclaredType(TypeInfo info) {
    this.info = Objects.requireNonNull(info, "info");
  }

  /** Returns the properties that every type may declare. */
  public final TypeInfo info() {
    return info;
  }

  /** Returns a copy with other general properties. */
  public abstract T withInfo(TypeInfo changed);

  /** Returns the properties of its kind, for comparison; none unless it has some. */
  List<@Nullable Object> declared() {
    return List.of();
  }

  /** Returns a copy with a description of the value. */
  public final T description(String text) {
    return withInfo(info.withDescription(text));
  }

  /** Returns a copy with a default; null is one, too. */
  public final T defaultValue(@Nullable Object value) {
    return withInfo(info.withDefault(new DefaultValue(value)));
  }

  /** Returns a copy with examples. */
  public final T examples(@Nullable Object... values) {
    return withInfo(info.withExamples(Arrays.asList(values)));
  }

  /** Returns a copy that allows only the given values. */
  public final T oneOf(@Nullable Object... values) {
    return withInfo(info.withEnumeration(Arrays.asList(values)));
  }

  /** Returns a copy whose values must not show in errors, logs and records. */
  public final T sensitive() {
    return withInfo(info.withSensitive(true));
  }

  /** Returns whether the other one is of the same kind and declares the same. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof DeclaredType<?> type
        && type.getClass() == getClass()
        && info.equals(type.info)
        && declared().equals(type.declared());
  }

  @Override
  public final int hashCode() {
    return Objects.hash(info, declared());
  }

  /** Returns the kind and what it declares. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + declared() + info;
  }
}
